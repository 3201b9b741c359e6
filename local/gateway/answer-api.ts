import type { IncomingMessage } from 'node:http';
import { beforeDeadline } from '../before-deadline';
import type { Clock } from '../clock';
import { readBody } from '../read-body';
import type { CredentialStore } from '../services/iam/credential-store';
import type { AccessLogConfig, ApiConfig } from './api-config';
import { type GatewayAnswer, type OwnAnswer, ownAnswer } from './gateway-answer';
import { type GatewayRequest, httpApiEvent } from './http-api-event';
import { httpApiResponse } from './http-api-response';
import { authoriseByIam } from './iam-authoriser';
import { readTarget } from './request-target';
import { type RouteMatch, routeTable } from './route-table';
import { tokenBucket } from './token-bucket';

/** Request line and headers together, in bytes (API Gateway, "Quotas for HTTP APIs"). */
const HEAD_LIMIT = 10_240;
/** A request's body in bytes (the same page: 10 MB). */
const BODY_LIMIT = 10 * 1024 * 1024;
/** An event as JSON in bytes: Lambda takes no larger one (Lambda quotas, synchronous invocation). */
const EVENT_LIMIT = 6 * 1024 * 1024;
/** Time for the function in milliseconds (the first page: 30 seconds, fixed). */
const INTEGRATION_TIMEOUT = 30_000;

/** An API with what a running stage keeps. */
export interface DeployedApi {
  readonly apiId: string;
  readonly route: (method: string, path: string) => RouteMatch | undefined;
  readonly takeToken: () => boolean;
  readonly accessLog: AccessLogConfig | undefined;
}

/** @throws TypeError when a route key is wrong */
export function deployApi(config: ApiConfig, clock: Clock): DeployedApi {
  return {
    apiId: config.apiId,
    route: routeTable(config.routes),
    takeToken: config.throttling === undefined ? () => true : tokenBucket(config.throttling, clock),
    accessLog: config.accessLog,
  };
}

interface AnswerContext {
  readonly requestId: string;
  readonly domainName: string;
  readonly clock: Clock;
  readonly credentials: Pick<CredentialStore, 'find'>;
}

/** The answer to one request, and the key of the route that it took, if any. Never rejects for what a client sends. */
export async function answerApi(
  incoming: IncomingMessage,
  api: DeployedApi,
  { requestId, domainName, clock, credentials }: AnswerContext,
): Promise<{ answer: GatewayAnswer; routeKey?: string }> {
  const refused = (which: OwnAnswer) => ({ answer: ownAnswer(which) });
  if (headLength(incoming) > HEAD_LIMIT) return refused('headersTooLarge');
  const method = incoming.method ?? '';
  const target = readTarget(incoming.url ?? '');
  if (target === undefined) return refused('badRequest');
  const match = api.route(method, target.path);
  if (match === undefined) return refused('notFound');

  const { routeKey } = match.route;
  const own = (which: OwnAnswer) => ({ answer: ownAnswer(which), routeKey });
  if (!api.takeToken()) return own('tooManyRequests');
  const body = await readBody(incoming, BODY_LIMIT);
  if (body === undefined) return own('bodyTooLong');
  const { authorization } = match.route;
  const asked = { incoming, body, apiId: api.apiId, path: target.path };
  const iam = authorization === 'AWS_IAM' ? await authoriseByIam(asked, { clock, credentials }) : undefined;
  if (authorization === 'AWS_IAM' && iam === undefined) return own('forbidden');
  const request: GatewayRequest = {
    method,
    httpVersion: incoming.httpVersion,
    target,
    headers: pairs(incoming.rawHeaders),
    sourceIp: incoming.socket.remoteAddress ?? '',
    body,
  };
  const context = { apiId: api.apiId, domainName, requestId, now: clock.now(), iam };
  const event = httpApiEvent(request, match, context);
  if (body.length > 0 && Buffer.byteLength(JSON.stringify(event)) > EVENT_LIMIT) return own('bodyTooLong');

  const answer = match.route.invoke(event).then(httpApiResponse, () => ownAnswer('functionFailed'));
  const inTime = await beforeDeadline(answer, { clock, milliseconds: INTEGRATION_TIMEOUT }, () =>
    ownAnswer('functionTooSlow'),
  );
  return { answer: inTime, routeKey };
}

/** Bytes of the request line and the headers as they came; Node decodes them as Latin-1, one character per byte. */
function headLength({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): number {
  const requestLine = `${method} ${url} HTTP/${httpVersion}\r\n`.length;
  return pairs(rawHeaders).reduce(
    (sum, [name, value]) => sum + name.length + value.length + ': \r\n'.length,
    requestLine + '\r\n'.length,
  );
}

function pairs(rawHeaders: readonly string[]): [name: string, value: string][] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as [string, string]] : [],
  );
}
