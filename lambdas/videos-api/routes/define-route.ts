import type { OpenAPIHono, RouteConfig, RouteHandler } from '@hono/zod-openapi';
import type { Handler } from 'hono';
import type { ProblemCode } from '../../../core/problem';
import type { AccessRule } from '../access/access-rule';
import { admit } from '../access/admit';
import type { ApiEnv, EnvOf } from '../api-env';
import { accountsOnly } from '../auth/accounts-only';
import { forgetEmptyBody } from '../http/forget-empty-body';
import { limitBody } from '../http/limit-body';
import { problemContent } from '../view/problem-schema';

/**
 * Largest body of a request where a route says nothing else, in bytes: a film's title and description fit in, though
 * JSON may write each of their 5,200 UTF-16 units in six bytes.
 */
const BODY_MAX = 32 * 1024;

/** Refusals that each rule may answer with; any route may answer `unavailable`. */
const BY_RULE: Record<AccessRule, readonly ProblemCode[]> = {
  anyone: [],
  signed_in: ['token_missing', 'token_invalid', 'token_expired'],
  viewer: ['token_missing', 'token_invalid', 'token_expired', 'video_not_found'],
  owner: ['token_missing', 'token_invalid', 'token_expired', 'video_not_found', 'owner_only'],
  machine: ['machine_only', 'video_not_found'],
};

/** How a caller proves who they are, as the API's description names it. */
const SECURITY: Record<AccessRule, NonNullable<RouteConfig['security']>> = {
  anyone: [],
  signed_in: [{ accessToken: [] }],
  viewer: [{ accessToken: [] }],
  owner: [{ accessToken: [] }],
  machine: [{ iam: [] }],
};

/** A route as it is declared: a path of the API's description and who may call it. Answers list successes only. */
interface RouteDefinition extends Omit<RouteConfig, 'middleware' | 'hide' | 'security' | 'method'> {
  /** Names it in the API's description. */
  readonly operationId: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly access: AccessRule;
  /** For routes about accounts: without a user pool of the stack's own they are not there (`not_found`). */
  readonly needs?: 'accounts';
  /** Refusals of its own, beside those of its rule and of its body. */
  readonly refusals: readonly ProblemCode[];
  /** Largest body, in bytes. @default 32 KiB */
  readonly bodyMax?: number;
}

/** A route that can be added to the app. */
export interface ApiRoute {
  readonly operationId: string;
  readonly method: RouteDefinition['method'];
  readonly path: string;
  readonly access: AccessRule;
  readonly needs?: RouteDefinition['needs'];
  /** Every refusal that the route documents. */
  readonly refusals: readonly ProblemCode[];
  addTo(app: OpenAPIHono<ApiEnv>): void;
}

/**
 * Declares a route. Its handler runs when the caller is admitted by the rule and the request is as its schemas say, and
 * finds both in the context: `c.var.caller`, `c.var.film`, `c.req.valid(…)`. It refuses by throwing a Problem.
 */
export function defineRoute<P extends string, R extends RouteDefinition & { readonly path: P }>(
  definition: R,
  handler: RouteHandler<R, EnvOf<R['access']>>,
): ApiRoute {
  const {
    access,
    needs,
    refusals: own,
    bodyMax = BODY_MAX,
    responses,
    ...config
  }: RouteDefinition = definition;
  const { operationId, method, path, request } = config;
  const refusals = [
    ...new Set([...own, ...BY_RULE[access], ...ofNeed(needs), ...ofRequest(request), 'unavailable' as const]),
  ];
  return {
    operationId,
    method,
    path,
    access,
    ...(needs && { needs }),
    refusals,
    addTo(app) {
      app.openapi(
        {
          ...config,
          security: SECURITY[access],
          responses: { ...responses, ...problemContent(refusals) },
          middleware: [
            async (c, next) => {
              c.set('route', `${method.toUpperCase()} ${path}`);
              await next();
            },
            ...(needs === 'accounts' ? [accountsOnly] : []),
            admit(access),
            limitBody(bodyMax),
            ...(request?.body?.required === false ? [forgetEmptyBody] : []),
          ],
        },
        // What the handler may read is what `admit` has set and the schemas have let through.
        handler as unknown as Handler<ApiEnv>,
      );
    },
  };
}

function ofNeed(needs: RouteDefinition['needs']): ProblemCode[] {
  return needs === undefined ? [] : ['not_found'];
}

function ofRequest(request: RouteConfig['request']): ProblemCode[] {
  return [
    ...(request?.body === undefined
      ? []
      : (['body_too_large', 'media_type_not_taken', 'invalid_body'] as const)),
    ...(request?.query === undefined ? [] : (['invalid_query'] as const)),
    ...(request?.headers === undefined ? [] : (['invalid_header'] as const)),
  ];
}
