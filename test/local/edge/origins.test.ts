import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { get } from 'node:http';
import { type Bench, POLICY, startBench } from './bench';
import { customQuery, policyText, until } from './signing';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const signature = (): string => customQuery(policyText('*', until(bench.seconds() + 60)));

test('the root is answered by the default root object', async () => {
  await bench.get('/?utm=1');
  expect(bench.web.requests).toMatchObject([{ method: 'GET', url: '/web/index.html' }]);
});

test('a bucket gets the raw path, its own host, and nothing of the viewer that no policy names', async () => {
  await bench.get(`/vod/a%20b/./c?${signature()}&x=1`, {
    headers: {
      authorization: 'Bearer viewer',
      cookie: 'session=1',
      origin: 'https://page.example',
      referer: 'https://page.example/',
      'user-agent': 'player',
      'x-amz-security-token': 'viewer',
      'x-custom': '1',
      'x-forwarded-for': '198.51.100.7',
    },
  });
  const [request] = bench.media.requests;
  expect(request?.url).toBe('/media/vod/a%20b/./c');
  expect(request?.headers).toStrictEqual({
    authorization: expect.stringMatching(
      /^AWS4-HMAC-SHA256 Credential=AKIDEDGE\/20300102\/us-east-1\/s3\/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=[0-9a-f]{64}$/,
    ),
    connection: expect.any(String),
    host: new URL(bench.media.url).host,
    origin: 'https://page.example',
    'user-agent': 'Amazon CloudFront',
    via: expect.stringContaining('(CloudFront)'),
    'x-amz-cf-id': expect.any(String),
    'x-amz-content-sha256': expect.stringMatching(/^e3b0c442/),
    'x-amz-date': '20300102T030405Z',
    'x-forwarded-for': '198.51.100.7,127.0.0.1',
  });
});

test('a custom origin gets neither query nor cookies nor the viewer’s headers where no policy says so', async () => {
  await bench.get('/play/token/index.m3u8?a=1', { headers: { cookie: 'c=1', authorization: 'Bearer x' } });
  const [request] = bench.api.requests;
  expect(request?.url).toBe('/play/token/index.m3u8');
  expect(request?.headers).not.toHaveProperty('cookie');
  expect(request?.headers).not.toHaveProperty('authorization');
});

test('AllViewerExceptHostHeader passes on query, cookies, headers and the body', async () => {
  const bodies: string[] = [];
  bench.api.respond = async (request, response) => {
    bodies.push(Buffer.concat(await request.toArray()).toString());
    response.writeHead(201, { 'set-cookie': ['a=1', 'b=2'] }).end('made');
  };
  const answer = await bench.get('/api/videos?b=%20&Policy=p&a', {
    method: 'POST',
    body: '{"title":"film"}',
    headers: {
      'accept-encoding': 'zstd',
      authorization: 'Bearer x',
      'content-type': 'application/json',
      cookie: 'c=1',
      'content-length': '16',
      'user-agent': 'cli',
    },
  });
  expect(answer).toMatchObject({ status: 201, text: 'made', headers: { 'set-cookie': ['a=1', 'b=2'] } });
  expect(answer.headers['x-cache']).toBe('Miss from cloudfront');
  expect(bodies).toStrictEqual(['{"title":"film"}']);
  expect(bench.api.requests).toMatchObject([
    {
      method: 'POST',
      url: '/api/videos?b=%20&a',
      headers: {
        'accept-encoding': 'zstd',
        authorization: 'Bearer x',
        'content-type': 'application/json',
        cookie: 'c=1',
        host: new URL(bench.api.url).host,
        'user-agent': 'cli',
      },
    },
  ]);
});

test('a body of unknown length reaches the origin whole', async () => {
  bench.api.respond = async (request, response) =>
    void response.end(String(Buffer.concat(await request.toArray()).length));
  const answer = await bench.get('/api/x', {
    method: 'PUT',
    headers: { 'transfer-encoding': 'chunked' },
    body: 'x'.repeat(100_000),
  });
  expect(answer.text).toBe('100000');
});

test('CachingDisabled asks the origin each time, with the viewer’s own conditions', async () => {
  bench.api.respond = (_request, response) => void response.writeHead(304, { etag: '"e1"' }).end();
  for (const times of [1, 2]) {
    const answer = await bench.get('/api/x', { headers: { 'if-none-match': '"e1"' } });
    expect(answer).toMatchObject({ status: 304, headers: { 'x-cache': 'Miss from cloudfront' } });
    expect(bench.api.requests).toHaveLength(times);
  }
  expect(bench.api.requests[0]?.headers['if-none-match']).toBe('"e1"');
});

test('a cache asks for itself: the viewer’s conditions stay at the edge even where all headers go on', async () => {
  const { behaviours } = bench.config;
  bench.edge.deploy({
    ...bench.config,
    behaviours: behaviours.map(one => ({ ...one, cachePolicyId: POLICY.cachingOptimized })),
  });
  await bench.get('/api/x', { headers: { 'if-none-match': '"e0"', 'accept-encoding': 'zstd, gzip' } });
  const headers = bench.api.requests[0]?.headers ?? {};
  expect(headers).not.toHaveProperty('if-none-match');
  expect(headers['accept-encoding']).toBe('gzip');
});

test('a cookie of the origin is dropped where cookies are not forwarded', async () => {
  bench.api.respond = (_request, response) => void response.writeHead(200, { 'set-cookie': 'a=1' }).end();
  expect((await bench.get('/play/t/x.m3u8')).headers['set-cookie']).toBeUndefined();
});

test('OPTIONS goes to the origin each time, with what a preflight asks', async () => {
  const headers = {
    origin: 'https://page.example',
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'range',
  };
  for (const times of [1, 2]) {
    const answer = await bench.get(`/vod/a?${signature()}`, { method: 'OPTIONS', headers });
    expect(answer.headers['x-cache']).toBe('Miss from cloudfront');
    expect(bench.media.requests).toHaveLength(times);
  }
  expect(bench.media.requests[0]).toMatchObject({ method: 'OPTIONS', headers });
});

test('headers of one connection are not passed on to the next', async () => {
  bench.api.respond = (_request, response) =>
    void response
      .writeHead(200, { 'keep-alive': 'timeout=99', trailer: 'x', 'transfer-encoding': 'chunked' })
      .end('x');
  const { headers } = await bench.get('/api/x', {
    headers: { te: 'trailers', 'proxy-authorization': 'Basic x' },
  });
  expect(headers['keep-alive']).not.toBe('timeout=99');
  expect(headers['trailer']).toBeUndefined();
  expect(bench.api.requests[0]?.headers).not.toHaveProperty('te');
  expect(bench.api.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
});

test('an origin that cannot be reached is 502', async () => {
  await bench.api.close();
  const answer = await bench.get('/play/t/x.m3u8');
  expect(answer).toMatchObject({ status: 502, headers: { 'x-cache': 'Error from cloudfront' } });
  expect(answer.text).not.toContain(new URL(bench.api.url).port);
});

test('an origin that hangs up before its answer is tried three times, then it is 502', async () => {
  bench.api.respond = request => void request.socket.destroy();
  expect(await bench.get('/api/x')).toMatchObject({ status: 502 });
  expect(bench.api.requests).toHaveLength(3);
});

test('an origin that answers at the third attempt has answered', async () => {
  bench.api.respond = (request, response) =>
    void (bench.api.requests.length < 3 ? request.socket.destroy() : response.end('at last'));
  expect(await bench.get('/play/t/x.m3u8')).toMatchObject({ status: 200, text: 'at last' });
});

test('an error that the origin answers with is an answer, and not tried again', async () => {
  bench.api.respond = (_request, response) => void response.writeHead(503).end();
  expect(await bench.get('/play/t/x.m3u8')).toMatchObject({ status: 503 });
  expect(bench.api.requests).toHaveLength(1);
});

test('an origin that does not answer for 30 seconds, three times, is 504', async () => {
  let arrived: () => void = () => undefined;
  bench.api.respond = () => arrived();
  const next = () =>
    new Promise<void>(resolve => {
      arrived = resolve;
    });
  let attempt = next();
  const answer = bench.get('/play/t/x.m3u8');
  for (let times = 1; times <= 3; times++) {
    await attempt;
    attempt = next();
    bench.clock.advance(30_000);
  }
  expect(await answer).toMatchObject({ status: 504 });
  expect(bench.api.requests).toHaveLength(3);
});

test.each(['OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'])('%s is tried once', async method => {
  bench.api.respond = request => void request.socket.destroy();
  expect(await bench.get('/api/x', { method })).toMatchObject({ status: 502 });
  expect(bench.api.requests).toHaveLength(1);
});

test('an answered request leaves nothing waiting for the clock', async () => {
  await bench.get('/play/t/x.m3u8');
  expect(bench.clock.asleep).toBe(0);
});

test('the first bytes reach the viewer before the origin has sent the last', async () => {
  let finish: () => void = () => undefined;
  bench.api.respond = (_request, response) => {
    response.writeHead(200, { 'content-length': '10' }).write('first');
    finish = () => response.end(' last');
  };
  const request = get(`${bench.edge.origin}/play/t/x.m3u8`, { agent: false });
  const [response] = await once(request, 'response');
  const [first] = await once(response, 'data');
  expect(String(first)).toBe('first');
  finish();
  const [last] = await once(response, 'data');
  expect(String(last)).toBe(' last');
});

test.each(['/play/t/x.m3u8', '/api/x'])(
  'a viewer who leaves %s ends the request to the origin',
  async path => {
    const left = new Promise<void>(resolve => {
      bench.api.respond = (_request, response: ServerResponse) => {
        response.writeHead(200).write('endless');
        response.on('close', () => resolve());
      };
    });
    const request = get(`${bench.edge.origin}${path}`, { agent: false });
    await once(request, 'response');
    request.destroy();
    await left;
  },
);

test('a viewer who leaves before the answer ends the request, and another one is still served', async () => {
  const path = '/play/t/x.m3u8';
  let left: Promise<unknown> = Promise.resolve();
  const arrived = new Promise<void>(resolve => {
    bench.api.respond = (_request, response) => {
      left = once(response, 'close');
      resolve();
    };
  });
  const request = get(`${bench.edge.origin}${path}`, { agent: false }).on('error', () => undefined);
  await arrived;
  const patient = bench.get(path);
  bench.api.respond = (_request, response) => void response.end('served');
  request.destroy();
  await left;
  expect(await patient).toMatchObject({ status: 200, text: 'served' });
});
