import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Edge, startEdge } from '../../../local/edge/edge';
import { type Gateway, startGateway } from '../../../local/gateway/start-gateway';
import { CredentialStore } from '../../../local/services/iam/credential-store';
import { ManualClock } from '../manual-clock';
import { POLICY } from './bench';
import { send } from './send';

const clock = new ManualClock();
const MIB = 1024 ** 2;
let edge: Edge;
let gateway: Gateway;
let answer: (event: ApiEvent) => object;

interface ApiEvent {
  readonly cookies?: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly rawQueryString: string;
  readonly requestContext: { readonly http: { readonly method: string } };
}

/** The edge with the distribution's behaviour for `/api/*`, in front of the gateway, in front of a function. */
beforeAll(async () => {
  gateway = await startGateway({ port: 0, clock, credentials: new CredentialStore() });
  const invoke = async (event: unknown) => answer(event as ApiEvent);
  await gateway.deploy({ apiId: 'api1', routes: [{ routeKey: 'ANY /api/{proxy+}', invoke }] });
  edge = await startEdge({ port: 0, clock });
  const api = {
    originId: 'api',
    allowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
    cachePolicyId: POLICY.cachingDisabled,
    originRequestPolicyId: POLICY.allViewerExceptHost,
    responseHeadersPolicyId: POLICY.security,
    compress: true,
  };
  edge.deploy({
    id: 'EAPI',
    origins: new Map([['api', { kind: 'custom', url: gateway.origin }]]),
    behaviours: [{ ...api, pathPattern: '/api/*' }],
    defaultBehaviour: { ...api, allowedMethods: ['GET', 'HEAD'] },
    errorCachingMinTtl: new Map([[404, 1]]),
  });
});
afterAll(async () => {
  await edge.close();
  await gateway.close();
});

const echo = (event: ApiEvent) => ({ statusCode: 200, body: JSON.stringify(event) });

test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
  '%s reaches the function whole',
  async method => {
    answer = echo;
    const body = method === 'GET' ? {} : { body: '{"title":"été"}' };
    const { text } = await send(edge.origin, '/api/videos/x?cursor=a%2Bb&limit=2', {
      ...{ method, ...body },
      headers: {
        ...{
          authorization: 'Bearer a.b.c',
          cookie: 'refresh=r1; theme=dark',
          'content-type': 'application/json',
        },
        ...{ 'if-match': '"3"', 'idempotency-key': 'k1', origin: 'https://example.org' },
        ...(method === 'GET' ? {} : { 'content-length': '17' }),
      },
    });
    const event: ApiEvent = JSON.parse(text);
    expect(event).toMatchObject({
      cookies: ['refresh=r1', 'theme=dark'],
      headers: {
        ...{ authorization: 'Bearer a.b.c', host: new URL(gateway.origin).host },
        ...{ 'if-match': '"3"', 'idempotency-key': 'k1', origin: 'https://example.org' },
      },
      rawQueryString: 'cursor=a%2Bb&limit=2',
      requestContext: { http: { method } },
    });
    expect(event.body).toBe(body.body);
  },
);

test('cookies that the function sets come back each for itself, beside the security headers', async () => {
  const cookies = ['refresh=r2; Path=/api/auth; HttpOnly; Secure; SameSite=Strict', 'other=1; Max-Age=0'];
  answer = () => ({
    statusCode: 204,
    cookies,
    headers: { 'cache-control': 'no-store', 'x-frame-options': 'DENY' },
  });
  const { status, headers } = await send(edge.origin, '/api/auth/refresh', { method: 'POST' });
  expect(status).toBe(204);
  expect(headers).toMatchObject({
    'set-cookie': cookies,
    'cache-control': 'no-store',
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff',
    // What the function sets stays.
    'x-frame-options': 'DENY',
  });
  expect(headers).not.toHaveProperty('access-control-allow-origin');
});

test('nothing is kept: each caller gets the answer that was made for them', async () => {
  answer = ({ headers }) => ({
    statusCode: headers['authorization'] === undefined ? 404 : 200,
    headers: { 'cache-control': headers['authorization'] === undefined ? 'no-store' : 'public, max-age=60' },
    body: headers['authorization'] ?? 'none',
  });
  const ask = async (headers: Record<string, string>) =>
    (await send(edge.origin, '/api/videos', { headers })).text;
  expect(await ask({ authorization: 'Bearer one' })).toBe('Bearer one');
  expect(await ask({ authorization: 'Bearer two' })).toBe('Bearer two');
  expect(await ask({})).toBe('none');
  expect(await ask({ authorization: 'Bearer one' })).toBe('Bearer one');
});

test('captions of two mebibytes pass; a body that the gateway does not take is its 413, however long', async () => {
  answer = ({ body = '' }) => ({ statusCode: 200, body: String(Buffer.byteLength(body)) });
  const put = (bytes: number) =>
    new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(edge.origin);
      const headers = { 'content-type': 'text/vtt', 'content-length': bytes };
      const outgoing = request({ hostname, port, path: '/api/x', method: 'PUT', headers, agent: false });
      outgoing.on('response', async response =>
        resolve(`${response.statusCode} ${Buffer.concat(await response.toArray())}`),
      );
      outgoing.on('error', reject);
      const chunk = Buffer.alloc(MIB / 4, 'x');
      const chunks = Readable.from(Array.from({ length: bytes / chunk.length }, () => chunk));
      pipeline(chunks, outgoing).catch(() => undefined);
    });
  expect(await put(2 * MIB)).toBe(`200 ${2 * MIB}`);
  expect(await put(64 * MIB)).toBe('413 {"message":"Request Too Long"}');
  expect(await put(MIB)).toBe(`200 ${MIB}`);
});
