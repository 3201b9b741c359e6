import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ApiConfig } from '../../../local/gateway/api-config';
import { type Gateway, startGateway } from '../../../local/gateway/start-gateway';
import { CredentialStore } from '../../../local/services/iam/credential-store';
import { ManualClock } from '../manual-clock';

const clock = new ManualClock();
const credentials = new CredentialStore();
const log: string[] = [];
let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway({ port: 0, clock, credentials, newRequestId: () => 'r-1' });
});
afterAll(() => gateway.close());
afterEach(() => {
  log.length = 0;
});

const echo = async (event: unknown): Promise<unknown> => event;

function deploy(invoke = echo, rest: Partial<ApiConfig> = {}): Promise<void> {
  const routeKeys = ['GET /play/{token}/{proxy+}', 'POST /in'];
  return gateway.deploy({
    apiId: 'api1',
    routes: routeKeys.map(routeKey => ({ routeKey, invoke })),
    ...rest,
  });
}

/** Sends the path as it is, which fetch would not. */
async function get(path: string, { method = 'GET', headers = {} } = {}) {
  const { hostname, port } = new URL(gateway.origin);
  const sent = request({ hostname, port, path, method, headers }).end();
  const [response] = await once(sent, 'response');
  let body = '';
  for await (const chunk of response) body += chunk;
  return { status: response.statusCode as number, headers: response.headers, body };
}

/** Sends bytes, and tells everything that comes until the server ends the connection. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(gateway.origin).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(text, 'latin1');
  let answer = '';
  socket.on('data', chunk => {
    answer += chunk;
  });
  await once(socket, 'close');
  return answer;
}

describe('a request on its way to the function', () => {
  test('becomes an event of payload format 2.0, its path decoded and cut at a decoded question mark', async () => {
    await deploy();
    const { status, body } = await get('/play/t%20k/a/index.m3u8%3Fx?q=1%202');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      version: '2.0',
      routeKey: 'GET /play/{token}/{proxy+}',
      rawPath: '/play/t k/a/index.m3u8',
      rawQueryString: 'q=1%202',
      pathParameters: { token: 't k', proxy: 'a/index.m3u8' },
      queryStringParameters: { q: '1 2' },
      requestContext: {
        domainName: new URL(gateway.origin).host,
        http: { sourceIp: '127.0.0.1' },
        requestId: 'r-1',
        timeEpoch: clock.now(),
      },
    });
  });

  test('takes its body along', async () => {
    await deploy(async event => (event as { body: string }).body);
    const answer = await fetch(`${gateway.origin}/in`, { method: 'POST', body: 'über' });
    expect(await answer.text()).toBe('über');
  });
});

describe('an answer on its way back', () => {
  test('keeps status, headers and bytes, and is never compressed by the gateway', async () => {
    const plain = 'x'.repeat(5_000);
    await deploy(async () => ({ statusCode: 403, headers: { 'Cache-Control': 'no-store' }, body: plain }));
    const { status, headers, body } = await get('/play/t/x', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(status).toBe(403);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-length': '5000',
      'apigw-requestid': 'r-1',
    });
    expect(headers).not.toHaveProperty('content-encoding');
    expect(body).toBe(plain);
  });

  test('may be compressed by the function', async () => {
    const body = gzipSync('playlist').toString('base64');
    const headers = { 'Content-Encoding': 'x-gzip-kept' };
    await deploy(async () => ({ statusCode: 200, headers, body, isBase64Encoded: true }));
    const answer = await fetch(`${gateway.origin}/play/t/x`);
    expect(answer.headers.get('content-encoding')).toBe('x-gzip-kept');
    expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe('playlist');
  });

  test('to HEAD has the length and no body', async () => {
    const invoke = async () => ({ statusCode: 200, body: 'twelve bytes' });
    await gateway.deploy({ apiId: 'api1', routes: [{ routeKey: 'HEAD /x', invoke }] });
    const { headers, body } = await get('/x', { method: 'HEAD' });
    expect(headers['content-length']).toBe('12');
    expect(body).toBe('');
  });

  test.each([204, 304])('of status %i has neither length nor body', async statusCode => {
    await deploy(async () => ({ statusCode, headers: { ETag: '"e"' }, body: '' }));
    const { status, headers } = await get('/play/t/x');
    expect(status).toBe(statusCode);
    expect(headers['etag']).toBe('"e"');
    expect(headers).not.toHaveProperty('content-length');
  });
});

describe('answers of the gateway itself are API Gateway’s fixed bodies, without CORS headers', () => {
  async function expectOwn(answer: ReturnType<typeof get>, status: number, message: string): Promise<void> {
    const { headers, ...rest } = await answer;
    expect(rest).toEqual({ status, body: JSON.stringify({ message }) });
    expect(Object.keys(headers).filter(name => name.startsWith('access-control'))).toEqual([]);
  }

  test('404 where no route fits, HEAD on a GET route among them', async () => {
    await deploy();
    await expectOwn(get('/other'), 404, 'Not Found');
    expect((await get('/play/t/x', { method: 'HEAD' })).status).toBe(404);
  });

  test.each(['/play/t/%', '/play/%zz/x', '/play/t/%FF', '*'])('400 for the target %s', async path => {
    await deploy();
    await expectOwn(get(path), 400, 'Bad Request');
  });

  test('500 for a function error, which stays inside', async () => {
    await deploy(async () => {
      throw new Error('secret detail');
    });
    await expectOwn(get('/play/t/x'), 500, 'Internal Server Error');
  });

  test('503 when the function takes longer than 30 seconds', async () => {
    const began = Promise.withResolvers<void>();
    await deploy(() => {
      began.resolve();
      return new Promise(() => undefined);
    });
    const answer = expectOwn(get('/play/t/x'), 503, 'Service Unavailable');
    await began.promise;
    clock.advance(30_000);
    await answer;
  });

  test('429 when the bucket is empty, until time has filled it', async () => {
    await deploy(echo, { throttling: { rateLimit: 1, burstLimit: 2 } });
    await get('/play/t/x');
    await get('/play/t/x');
    await expectOwn(get('/play/t/x'), 429, 'Too Many Requests');
    clock.advance(1_000);
    expect((await get('/play/t/x')).status).toBe(200);
  });

  test('431 as soon as request line and headers are longer than 10,240 bytes together', async () => {
    await deploy(async () => 'well');
    const head = (filler: number) =>
      `GET /play/t/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\nF: ${'f'.repeat(filler)}\r\n\r\n`;
    const fits = 10_240 - head(0).length;
    expect(await raw(head(fits))).toMatch(/^HTTP\/1\.1 200 /);
    expect(await raw(head(fits + 1))).toMatch(/^HTTP\/1\.1 431 .*"Request Header Fields Too Large"\}$/s);
    expect(await raw(head(40_000))).toMatch(/^HTTP\/1\.1 431 .*"Request Header Fields Too Large"\}$/s);
  });

  test('413 for a body over 10 MB, sent with or without its length, and for an event over Lambda’s 6 MB', async () => {
    await deploy(async () => 'well');
    const post = async (body: string | ReadableStream) => {
      const init = { method: 'POST', body, headers: { 'content-type': 'text/plain' }, duplex: 'half' };
      const answer = await fetch(`${gateway.origin}/in`, init as RequestInit);
      return `${answer.status} ${await answer.text()}`;
    };
    const tooLong = '413 {"message":"Request Too Long"}';
    expect(await post('x'.repeat(10 * 1024 * 1024 + 1))).toBe(tooLong);
    expect(await post(new Blob(['x'.repeat(11 * 1024 * 1024)]).stream())).toBe(tooLong);
    expect(await post('x'.repeat(6 * 1024 * 1024))).toBe(tooLong);
    expect(await post('x'.repeat(6 * 1024 * 1024 - 2_000))).toBe('200 well');
  });

  test('404 before any API stands', async () => {
    const empty = await startGateway({ port: 0, clock, credentials });
    expect((await fetch(`${empty.origin}/play/t/x`)).status).toBe(404);
    await empty.close();
  });
});

describe('hostile connections neither stop the gateway nor learn anything', () => {
  test.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['a bad header', 'GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n'],
    ['two lengths', 'POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
    [
      'length and chunks',
      'POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nx',
    ],
    ['a bad chunk', 'POST /in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['a NUL in a header', 'GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n'],
  ])('%s', async (_, text) => {
    await deploy(async () => 'well');
    const answer = await raw(text);
    expect(answer).toMatch(/^(HTTP\/1\.1 400 |$)/);
    expect(answer).not.toMatch(/\bat \/|node:|Error:/);
    expect((await get('/play/t/x')).status).toBe(200);
  });

  test('a client that leaves in the middle of its body', async () => {
    await deploy(async () => 'well');
    const socket = connect(Number(new URL(gateway.origin).port), '127.0.0.1');
    socket.write('POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
    await once(socket, 'ready');
    socket.destroy();
    expect((await get('/play/t/x')).status).toBe(200);
  });
});

test('a request ends with the API that it began with, and a deployment waits for it', async () => {
  const began = Promise.withResolvers<void>();
  const held = Promise.withResolvers<unknown>();
  await deploy(() => {
    began.resolve();
    return held.promise;
  });
  const early = get('/play/t/x');
  await began.promise;
  let replaced = false;
  const deployed = deploy(async () => 'new').then(() => {
    replaced = true;
  });
  expect((await get('/play/t/x')).body).toBe('new');
  expect(replaced).toBe(false);
  held.resolve('old');
  expect((await early).body).toBe('old');
  await deployed;
});

test('a wrong route key is refused at once, and the former API stays', async () => {
  await deploy(async () => 'well');
  expect(() => gateway.deploy({ apiId: 'api1', routes: [{ routeKey: 'nonsense', invoke: echo }] })).toThrow(
    TypeError,
  );
  expect((await get('/play/t/x')).body).toBe('well');
});

test('the access log tells route, status, latency and request, and never the path', async () => {
  const format =
    '$context.requestId $context.routeKey $context.status $context.responseLatency $context.path';
  await deploy(
    async () => {
      clock.advance(7);
      return 'well';
    },
    { accessLog: { format, write: line => log.push(line) } },
  );
  await get('/play/secret.token.value/x');
  await get('/secret');
  expect(log).toEqual(['r-1 GET /play/{token}/{proxy+} 200 7 -', 'r-1 - 404 0 -']);
});
