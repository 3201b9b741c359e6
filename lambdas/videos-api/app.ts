import { OpenAPIHono } from '@hono/zod-openapi';
import { Problem, type ProblemCode } from '../../core/problem';
import type { ApiDesk } from './api-desk';
import type { ApiEnv } from './api-env';
import { crossOrigin } from './http/cross-origin';
import { faultsOf } from './http/faults-of';
import { problemAnswer } from './http/problem-answer';
import { problemOf } from './http/problem-of';
import { requestLine } from './http/request-line';
import { unknownAddress } from './http/unknown-address';
import { allRoutes } from './routes/all-routes';
import type { ApiRoute } from './routes/define-route';

interface AppParts {
  /** Opens the desk; asked again where that failed. */
  readonly openDesk: () => ApiDesk;
  /** Milliseconds of a clock that never goes back. */
  readonly elapsed: () => number;
  readonly log: (line: string) => void;
  /** @default every route of the API */
  readonly routes?: readonly ApiRoute[];
}

const INVALID: Record<string, ProblemCode> = {
  json: 'invalid_body',
  form: 'invalid_body',
  query: 'invalid_query',
};

/** The API as an app: each request leaves one line in the log, and each refusal is a problem document. */
export function createApp({ openDesk, elapsed, log, routes = allRoutes }: AppParts): OpenAPIHono<ApiEnv> {
  let desk: ApiDesk | undefined;
  const app = new OpenAPIHono<ApiEnv>({
    defaultHook: result => {
      if (result.success) return;
      throw new Problem(INVALID[result.target] ?? 'invalid_header', {
        faults: faultsOf(result.error.issues),
      });
    },
  });
  app.onError((error, c) => problemAnswer(c, problemOf(error)));
  app.notFound(c => problemAnswer(c, unknownAddress(c, routes)));
  app.use(async (c, next) => {
    const began = elapsed();
    await next();
    log(requestLine(c, elapsed() - began));
  });
  app.use(async (c, next) => {
    desk ??= openDesk();
    c.set('desk', desk);
    await next();
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
    c.res.headers.set('x-content-type-options', 'nosniff');
    c.res.headers.set('referrer-policy', 'no-referrer');
  });
  app.use(crossOrigin);
  for (const route of routes) route.addTo(app);
  const { fetch } = app;
  // Hono would leave the body out, and the gateway, which does so too, could not say its length.
  app.fetch = (request, ...rest) => fetch(asGet(request), ...rest);
  return app;
}

function asGet(request: Request): Request {
  return request.method === 'HEAD' ? new Request(request, { method: 'GET' }) : request;
}
