import { LOCAL_ACCOUNT } from '../services/iam/account';
import { commonLogTime } from './common-log-time';
import { eventBody } from './event-body';
import type { IamIdentity } from './iam-identity';
import type { RequestTarget } from './request-target';
import type { RouteMatch } from './route-table';

/** A request as it came over the wire, its body whole. */
export interface GatewayRequest {
  readonly method: string;
  readonly httpVersion: string;
  readonly target: RequestTarget;
  /** Names as they were sent, in their order, repeated ones apart. */
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
  readonly sourceIp: string;
  readonly body: Buffer;
}

export interface EventContext {
  readonly apiId: string;
  /** Host and port under which the API is reached. */
  readonly domainName: string;
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Who signed, on routes with AWS_IAM. */
  readonly iam?: IamIdentity | undefined;
}

/**
 * The event that HTTP API hands to a function: payload format version 2.0 (API Gateway developer guide, "Create Lambda
 * proxy integrations for HTTP APIs").
 */
export function httpApiEvent(request: GatewayRequest, match: RouteMatch, context: EventContext): object {
  const { method, httpVersion, target, sourceIp } = request;
  const { headers, cookies } = splitCookies(joinHeaders(request.headers));
  const query = joinRepeated([...new URLSearchParams(target.rawQuery)], ',');
  const { routeKey } = match.route;
  return {
    version: '2.0',
    routeKey,
    rawPath: target.path,
    rawQueryString: target.rawQuery,
    ...(cookies.length > 0 && { cookies }),
    headers: { ...headers, 'x-forwarded-for': forwardedFor(headers['x-forwarded-for'], sourceIp) },
    ...(target.rawQuery !== '' && { queryStringParameters: query }),
    requestContext: {
      accountId: LOCAL_ACCOUNT,
      apiId: context.apiId,
      ...(context.iam !== undefined && { authorizer: { iam: context.iam } }),
      domainName: context.domainName,
      domainPrefix: context.apiId,
      http: {
        method,
        path: target.path,
        protocol: `HTTP/${httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: context.requestId,
      routeKey,
      stage: '$default',
      time: commonLogTime(context.now),
      timeEpoch: context.now,
    },
    ...(Object.keys(match.pathParameters).length > 0 && { pathParameters: match.pathParameters }),
    ...eventBody(request.body, headers),
  };
}

function joinHeaders(headers: GatewayRequest['headers']): Record<string, string> {
  return joinRepeated(
    headers.map(([name, value]) => [name.toLowerCase(), value] as const),
    ',',
  );
}

function splitCookies({ cookie, ...headers }: Record<string, string>) {
  const cookies = (cookie ?? '').split(/[;,]/).map(one => one.trim());
  return { headers, cookies: cookies.filter(one => one !== '') };
}

function forwardedFor(sent: string | undefined, sourceIp: string): string {
  return sent === undefined ? sourceIp : `${sent}, ${sourceIp}`;
}

function joinRepeated(pairs: ReadonlyArray<readonly [string, string]>, by: string): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of pairs) {
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : before + by + value);
  }
  return Object.fromEntries(joined);
}
