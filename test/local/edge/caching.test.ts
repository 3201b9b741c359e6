import { createHash, randomBytes } from 'node:crypto';
import { type Bench, startBench } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const asked = (): number => bench.api.requests.length;
const playlist = '/play/token/index.m3u8';

test('a second viewer is answered from the cache, with an age', async () => {
  bench.apiAnswers({ 'cache-control': 's-maxage=600', etag: '"e1"' });
  const first = await bench.get(playlist);
  expect(first.headers['x-cache']).toBe('Miss from cloudfront');
  expect(first.headers['age']).toBeUndefined();
  bench.clock.advance(42_000);
  const second = await bench.get(playlist);
  expect(second).toMatchObject({ status: 200, text: 'playlist' });
  expect(second.headers).toMatchObject({ 'x-cache': 'Hit from cloudfront', age: '42', etag: '"e1"' });
  expect(asked()).toBe(1);
});

test('query, cookies and other headers are not part of the key; path and encodings are', async () => {
  await bench.get(`${playlist}?a=1`, { headers: { cookie: 'c=1', origin: 'https://a.example' } });
  await bench.get(`${playlist}?a=2`, { headers: { cookie: 'c=2', authorization: 'Bearer x' } });
  expect(asked()).toBe(1);
  await bench.get('/play/token/%69ndex.m3u8');
  expect(asked()).toBe(2);
  await bench.get(playlist, { headers: { 'accept-encoding': 'gzip' } });
  await bench.get(playlist, { headers: { 'accept-encoding': 'deflate, gzip;q=0.5' } });
  expect(asked()).toBe(3);
  await bench.get(playlist, { headers: { 'accept-encoding': 'gzip, br' } });
  await bench.get(playlist, { headers: { 'accept-encoding': 'br, zstd, gzip' } });
  expect(asked()).toBe(4);
  expect(bench.api.requests.map(({ headers }) => headers['accept-encoding'])).toStrictEqual([
    undefined,
    undefined,
    'gzip',
    'br,gzip',
  ]);
});

test('an expired answer is confirmed by its ETag and serves on', async () => {
  bench.apiAnswers({
    'cache-control': 'max-age=60',
    etag: '"e1"',
    'last-modified': 'Wed, 02 Jan 2030 00:00:00 GMT',
  });
  await bench.get(playlist);
  bench.clock.advance(60_000);
  bench.apiAnswers({ 'cache-control': 'max-age=60', etag: '"e1"' }, '', 304);
  const confirmed = await bench.get(playlist);
  expect(confirmed).toMatchObject({ status: 200, text: 'playlist' });
  expect(confirmed.headers['x-cache']).toBe('RefreshHit from cloudfront');
  expect(bench.api.requests[1]?.headers).toMatchObject({
    'if-none-match': '"e1"',
    'if-modified-since': 'Wed, 02 Jan 2030 00:00:00 GMT',
  });
  bench.clock.advance(59_000);
  const again = await bench.get(playlist);
  expect(again.headers).toMatchObject({ 'x-cache': 'Hit from cloudfront', age: '59' });
  expect(asked()).toBe(2);
});

test('an expired answer that has changed is replaced', async () => {
  bench.apiAnswers({ 'cache-control': 'max-age=60', etag: '"e1"' });
  await bench.get(playlist);
  bench.clock.advance(60_000);
  bench.apiAnswers({ 'cache-control': 'max-age=60', etag: '"e2"' }, 'newer');
  expect(await bench.get(playlist)).toMatchObject({ text: 'newer' });
  expect(await bench.get(playlist)).toMatchObject({ text: 'newer' });
  expect(asked()).toBe(2);
});

test('no-store is kept for the least time of CachingOptimized, one second', async () => {
  bench.apiAnswers({ 'cache-control': 'private, no-store' });
  await bench.get(playlist);
  bench.clock.advance(999);
  await bench.get(playlist);
  expect(asked()).toBe(1);
  bench.clock.advance(1);
  await bench.get(playlist);
  expect(asked()).toBe(2);
});

test('a viewer who has the answer already gets 304, from the cache and on the way into it', async () => {
  bench.apiAnswers({ etag: '"e1"' });
  const headers = { 'if-none-match': 'W/"e0", W/"e1"' };
  for (const from of ['Miss', 'Hit']) {
    const answer = await bench.get(playlist, { headers });
    expect(answer).toMatchObject({ status: 304, text: '' });
    expect(answer.headers).toMatchObject({ etag: '"e1"', 'x-cache': `${from} from cloudfront` });
    expect(answer.headers['content-length']).toBeUndefined();
  }
  expect(bench.api.requests).toMatchObject([{ headers: { via: expect.any(String) } }]);
  expect(bench.api.requests[0]?.headers['if-none-match']).toBeUndefined();
});

test('a HEAD is answered from what a GET has brought, else by a HEAD of its own', async () => {
  bench.apiAnswers({ 'content-length': '8' });
  const head = { method: 'HEAD' };
  expect(await bench.get(playlist, head)).toMatchObject({ status: 200, text: '' });
  const cached = await bench.get(playlist, head);
  expect(cached.headers).toMatchObject({ 'content-length': '8', 'x-cache': 'Hit from cloudfront' });
  expect(await bench.get(playlist)).toMatchObject({ text: 'playlist' });
  expect(bench.api.requests.map(({ method }) => method)).toStrictEqual(['HEAD', 'GET']);
  await bench.get('/play/token/other.m3u8');
  expect((await bench.get('/play/token/other.m3u8', head)).headers['x-cache']).toBe('Hit from cloudfront');
});
test('an object too large for the cache streams through whole, and is asked for each time', async () => {
  const film = randomBytes(17 * 1024 * 1024);
  bench.apiAnswers({ 'content-length': String(film.length) }, film);
  for (let times = 1; times <= 2; times++) {
    const { body } = await bench.get('/play/t/film.mp4');
    expect(createHash('sha256').update(body).digest()).toStrictEqual(
      createHash('sha256').update(film).digest(),
    );
    expect(asked()).toBe(times);
  }
});

test('half an answer is never kept, and never passes for a whole one', async () => {
  bench.api.respond = (_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  };
  await expect(bench.get(playlist)).rejects.toThrow('aborted');
  bench.apiAnswers({}, 'whole');
  expect(await bench.get(playlist)).toMatchObject({ text: 'whole' });
});

test('what is cached outlives a new deployment of the distribution', async () => {
  await bench.get(playlist);
  bench.edge.deploy(bench.config);
  expect((await bench.get(playlist)).headers['x-cache']).toBe('Hit from cloudfront');
});
