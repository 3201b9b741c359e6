import { type Bench, startBench } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
  bench.web.respond = (request, response) => {
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    if (first === undefined || last === undefined) return void response.writeHead(200, HEAD).end(BODY);
    response.writeHead(206, { ...HEAD, 'content-range': `bytes ${first}-${last}/10` });
    response.end(BODY.slice(Number(first), Number(last) + 1));
  };
});
afterEach(() => bench.close());

const BODY = '0123456789';
const HEAD = { etag: '"e1"', 'last-modified': 'Wed, 02 Jan 2030 00:00:00 GMT', 'accept-ranges': 'bytes' };
const file = '/player.js';
const ask = (range: string, more: Record<string, string> = {}) =>
  bench.get(file, { headers: { range, ...more } });

test.each([
  ['bytes=0-3', '0123', 'bytes 0-3/10'],
  ['bytes=4-', '456789', 'bytes 4-9/10'],
  ['bytes=8-99', '89', 'bytes 8-9/10'],
  ['bytes=-3', '789', 'bytes 7-9/10'],
  ['bytes=-99', BODY, 'bytes 0-9/10'],
])('%s of a cached object is cut from the cache', async (range, text, contentRange) => {
  await bench.get(file);
  const answer = await ask(range);
  expect(answer).toMatchObject({ status: 206, text });
  expect(answer.headers).toMatchObject({
    'content-range': contentRange,
    'content-length': String(text.length),
    'x-cache': 'Hit from cloudfront',
  });
  expect(bench.web.requests).toHaveLength(1);
});

test.each(['bytes=10-', 'bytes=10-20', 'bytes=-0'])('%s of a cached object is 416', async range => {
  await bench.get(file);
  expect(await ask(range)).toMatchObject({
    status: 416,
    text: '',
    headers: { 'content-range': 'bytes */10', 'x-cache': 'Error from cloudfront' },
  });
});

test.each(['bytes=3-1', 'bytes=0-1,4-5', 'bytes=', 'bytes=a-b', 'lines=0-1', 'bytes=0-1;2-3'])(
  '%s is ignored, and the whole object sent',
  async range => {
    expect(await ask(range)).toMatchObject({ status: 200, text: BODY });
    expect(bench.web.requests[0]?.headers.range).toBeUndefined();
    expect(await ask(range)).toMatchObject({ status: 200, text: BODY });
  },
);

test('a range that is not cached comes from the origin, and serves the same range again', async () => {
  expect(await ask('bytes=2-4')).toMatchObject({ status: 206, text: '234' });
  expect(bench.web.requests[0]?.headers.range).toBe('bytes=2-4');
  const again = await ask('bytes=2-4');
  expect(again).toMatchObject({ status: 206, text: '234' });
  expect(again.headers).toMatchObject({ 'x-cache': 'Hit from cloudfront', 'content-range': 'bytes 2-4/10' });
  expect(bench.web.requests).toHaveLength(1);
  expect(await bench.get(file)).toMatchObject({ status: 200, text: BODY });
});

test('an origin that knows no ranges gives the whole, which then serves ranges', async () => {
  bench.web.respond = (_request, response) => void response.end(BODY);
  expect(await ask('bytes=2-4')).toMatchObject({ status: 200, text: BODY });
  expect(await ask('bytes=2-4')).toMatchObject({ status: 206, text: '234' });
  expect(bench.web.requests).toHaveLength(1);
});

test('a 416 of the origin is passed on and not kept', async () => {
  bench.web.respond = (_request, response) =>
    void response.writeHead(416, { 'content-range': 'bytes */10' }).end();
  for (const times of [1, 2]) {
    expect(await ask('bytes=20-30')).toMatchObject({
      status: 416,
      headers: { 'content-range': 'bytes */10' },
    });
    expect(bench.web.requests).toHaveLength(times);
  }
});

test('If-Range decides whether the range still stands', async () => {
  await bench.get(file);
  expect(await ask('bytes=0-1', { 'if-range': '"e1"' })).toMatchObject({ status: 206 });
  expect(await ask('bytes=0-1', { 'if-range': HEAD['last-modified'] })).toMatchObject({ status: 206 });
  expect(await ask('bytes=0-1', { 'if-range': '"e0"' })).toMatchObject({ status: 200, text: BODY });
  expect(await ask('bytes=0-1', { 'if-range': 'W/"e1"' })).toMatchObject({ status: 200 });
});

test('If-Range goes to the origin where only that range is cached', async () => {
  await ask('bytes=0-1');
  await ask('bytes=0-1', { 'if-range': '"e0"' });
  expect(bench.web.requests[1]?.headers).toMatchObject({ 'if-range': '"e0"', range: 'bytes=0-1' });
});

test('an expired range is confirmed as a range', async () => {
  await ask('bytes=2-4');
  bench.clock.advance(86_400_000);
  bench.web.respond = (_request, response) => void response.writeHead(304, { etag: '"e1"' }).end();
  expect(await ask('bytes=2-4')).toMatchObject({
    status: 206,
    text: '234',
    headers: { 'x-cache': 'RefreshHit from cloudfront' },
  });
  expect(bench.web.requests[1]?.headers).toMatchObject({ range: 'bytes=2-4', 'if-none-match': '"e1"' });
});

test('a HEAD takes no notice of a range', async () => {
  expect(await bench.get(file, { method: 'HEAD', headers: { range: 'bytes=0-1' } })).toMatchObject({
    status: 200,
  });
});

test('a fresh range serves although the whole object has expired', async () => {
  await ask('bytes=2-4');
  bench.web.respond = (_request, response) =>
    void response.writeHead(200, { 'cache-control': 'max-age=1' }).end(BODY);
  await bench.get(file);
  bench.clock.advance(1_000);
  expect(await ask('bytes=2-4')).toMatchObject({
    status: 206,
    text: '234',
    headers: { 'x-cache': 'Hit from cloudfront' },
  });
});
