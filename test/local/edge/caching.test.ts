import { createHash, randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type Bench, POLICY, startBench } from './bench';
import { sendBytes } from './send-bytes';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

/** The API answers with these headers and this body. */
function apiAnswers(headers: Record<string, string>, body: string | Buffer = 'playlist', status = 200): void {
  bench.api.respond = (_request, response) => void response.writeHead(status, headers).end(body);
}

const asked = (): number => bench.api.requests.length;
const playlist = '/play/token/index.m3u8';

/** Asks for a path so many times in one write: all are there before the origin has answered the first. */
function askAtOnce(times: number, path = playlist): Promise<string> {
  const line = `GET ${path} HTTP/1.1\r\nHost: ${new URL(bench.edge.origin).host}\r\n`;
  const requests = `${`${line}\r\n`.repeat(times - 1)}${line}Connection: close\r\n\r\n`;
  return sendBytes(bench.edge.origin, requests);
}

test('a second viewer is answered from the cache, with an age', async () => {
  apiAnswers({ 'cache-control': 's-maxage=600', etag: '"e1"' });
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
  apiAnswers({
    'cache-control': 'max-age=60',
    etag: '"e1"',
    'last-modified': 'Wed, 02 Jan 2030 00:00:00 GMT',
  });
  await bench.get(playlist);
  bench.clock.advance(60_000);
  apiAnswers({ 'cache-control': 'max-age=60', etag: '"e1"' }, '', 304);
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
  apiAnswers({ 'cache-control': 'max-age=60', etag: '"e1"' });
  await bench.get(playlist);
  bench.clock.advance(60_000);
  apiAnswers({ 'cache-control': 'max-age=60', etag: '"e2"' }, 'newer');
  expect(await bench.get(playlist)).toMatchObject({ text: 'newer' });
  expect(await bench.get(playlist)).toMatchObject({ text: 'newer' });
  expect(asked()).toBe(2);
});

test('no-store is kept for the least time of CachingOptimized, one second', async () => {
  apiAnswers({ 'cache-control': 'private, no-store' });
  await bench.get(playlist);
  bench.clock.advance(999);
  await bench.get(playlist);
  expect(asked()).toBe(1);
  bench.clock.advance(1);
  await bench.get(playlist);
  expect(asked()).toBe(2);
});

test('a viewer who has the answer already gets 304, from the cache and on the way into it', async () => {
  apiAnswers({ etag: '"e1"' });
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
  apiAnswers({ 'content-length': '8' });
  const head = { method: 'HEAD' };
  expect(await bench.get(playlist, head)).toMatchObject({ status: 200, text: '' });
  const cached = await bench.get(playlist, head);
  expect(cached.headers).toMatchObject({ 'content-length': '8', 'x-cache': 'Hit from cloudfront' });
  expect(await bench.get(playlist)).toMatchObject({ text: 'playlist' });
  expect(bench.api.requests.map(({ method }) => method)).toStrictEqual(['HEAD', 'GET']);
  await bench.get('/play/token/other.m3u8');
  expect((await bench.get('/play/token/other.m3u8', head)).headers['x-cache']).toBe('Hit from cloudfront');
});

test('viewers who come at once share one request to the origin', async () => {
  apiAnswers({}, 'shared');
  const answers = await askAtOnce(20);
  expect(answers.match(/shared/g)).toHaveLength(20);
  expect(answers.match(/x-cache: Miss/g)).toHaveLength(1);
  expect(asked()).toBe(1);
});

test('requests are not shared where nothing is cached, nor where cookies go to the origin', async () => {
  await askAtOnce(5, '/api/videos');
  expect(asked()).toBe(5);
  const behaviours = bench.config.behaviours.map(one => ({
    ...one,
    cachePolicyId: POLICY.cachingOptimized,
  }));
  bench.edge.deploy({ ...bench.config, behaviours });
  bench.api.requests.length = 0;
  const waiting: (() => void)[] = [];
  bench.api.respond = (_request, response) => {
    waiting.push(() => void response.end('own'));
    if (waiting.length === 5) for (const answer of waiting) answer();
  };
  const answers = await askAtOnce(5, '/api/other');
  expect(answers.match(/own/g)).toHaveLength(5);
  expect(asked()).toBe(5);
});

test('viewers of different encodings share no request, and errors are kept by encoding too', async () => {
  apiAnswers({}, 'gone', 410);
  for (const coding of ['br', 'gzip', 'identity', 'br', 'gzip', 'identity']) {
    const answer = await bench.get(playlist, { headers: { 'accept-encoding': coding } });
    expect(answer).toMatchObject({ status: 410, text: 'gone' });
  }
  expect(bench.api.requests.map(({ headers }) => headers['accept-encoding'])).toStrictEqual([
    'br',
    'gzip',
    undefined,
  ]);
});

test('nobody waits in vain for an answer that is not kept: all who waited go to the origin at once', async () => {
  const waiting: (() => void)[] = [];
  bench.api.respond = (_request, response) => {
    const answer = () => void response.writeHead(503).end('no');
    if (asked() === 1) return answer();
    waiting.push(answer);
    if (waiting.length === 4) for (const one of waiting) one();
  };
  const answers = await askAtOnce(5);
  expect(answers.match(/HTTP\/1\.1 503/g)).toHaveLength(5);
  expect(asked()).toBe(5);
});

test('an error is never taken for the page that the viewer has', async () => {
  apiAnswers({ etag: '"e1"' }, 'gone', 404);
  const headers = { 'if-none-match': '"e1"' };
  for (let times = 1; times <= 2; times++) {
    expect(await bench.get(playlist, { headers })).toMatchObject({ status: 404, text: 'gone' });
  }
  expect(asked()).toBe(1);
});

test('an error is kept as long as the distribution says: 403 not at all, 404 for one second, others ten', async () => {
  for (const [status, seconds] of [
    [403, 0],
    [404, 1],
    [410, 10],
  ] as const) {
    bench.api.requests.length = 0;
    apiAnswers({}, 'refused', status);
    const path = `/play/t/${status}.m3u8`;
    const first = await bench.get(path);
    expect(first).toMatchObject({ status, text: 'refused', headers: { 'x-cache': 'Error from cloudfront' } });
    if (seconds > 0) {
      bench.clock.advance(seconds * 1_000 - 1);
      await bench.get(path);
      expect(asked()).toBe(1);
      bench.clock.advance(1);
    }
    await bench.get(path);
    expect(asked()).toBe(2);
  }
});

test('while the origin fails an expired answer serves on', async () => {
  apiAnswers({ 'cache-control': 'max-age=1' });
  await bench.get(playlist);
  bench.clock.advance(1_000);
  apiAnswers({}, 'down', 500);
  expect(await bench.get(playlist)).toMatchObject({ status: 200, text: 'playlist' });
  await bench.api.close();
  expect(await bench.get(playlist)).toMatchObject({ status: 200, text: 'playlist' });
});

test('a failing origin is asked again when the least time of its error is over, and not before', async () => {
  apiAnswers({ 'cache-control': 'max-age=1', etag: '"e1"' });
  await bench.get(playlist);
  bench.edge.deploy({ ...bench.config, errorCachingMinTtl: new Map([[503, 20]]) });
  bench.clock.advance(1_000);
  apiAnswers({}, 'down', 503);
  await bench.get(playlist);
  bench.clock.advance(19_999);
  expect((await bench.get(playlist)).headers['x-cache']).toBe('Hit from cloudfront');
  expect(asked()).toBe(2);
  bench.clock.advance(1);
  apiAnswers({ 'cache-control': 'max-age=1', etag: '"e2"' }, 'up again');
  expect(await bench.get(playlist)).toMatchObject({ status: 200, text: 'up again' });
});

test('a refusal by the origin is not covered up by an expired answer', async () => {
  apiAnswers({ 'cache-control': 'max-age=1' });
  await bench.get(playlist);
  bench.clock.advance(1_000);
  apiAnswers({ 'cache-control': 'no-store' }, 'expired grant', 403);
  expect(await bench.get(playlist)).toMatchObject({ status: 403, text: 'expired grant' });
});

const LONG = '#EXTM3U\n'.repeat(500);
const HLS = { 'content-type': 'application/vnd.apple.mpegurl', etag: '"e1"', vary: 'Origin' };

test('a plain playlist is compressed, Brotli before gzip, and kept so', async () => {
  apiAnswers({ ...HLS, 'content-length': String(LONG.length) }, LONG);
  for (const from of ['Miss', 'Hit']) {
    const br = await bench.get(playlist, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(br.headers).toMatchObject({
      'content-encoding': 'br',
      etag: 'W/"e1"',
      vary: 'Origin, Accept-Encoding',
      'x-cache': `${from} from cloudfront`,
    });
    expect(brotliDecompressSync(br.body).toString()).toBe(LONG);
    const gzip = await bench.get(playlist, { headers: { 'accept-encoding': 'gzip, br;q=0' } });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(LONG);
  }
  expect((await bench.get(playlist)).text).toBe(LONG);
});

test.each<[string, Record<string, string>, string]>([
  ['compressed already', { ...HLS, 'content-encoding': 'gzip' }, LONG],
  ['of another type', { 'content-type': 'video/mp4' }, LONG],
  ['shorter than 1,000 bytes', HLS, 'short'],
])('an answer %s stays as it is', async (_what, headers, body) => {
  apiAnswers({ ...headers, 'content-length': String(body.length) }, body);
  const answer = await bench.get(playlist, { headers: { 'accept-encoding': 'br' } });
  expect(answer.headers['content-encoding']).toBe(headers['content-encoding']);
  expect(answer.text).toBe(body);
});

test('an answer of unknown length is not compressed', async () => {
  bench.api.respond = (_request, response) => {
    response.writeHead(200, HLS).write(LONG);
    response.end();
  };
  const answer = await bench.get(playlist, { headers: { 'accept-encoding': 'br' } });
  expect(answer.headers['content-encoding']).toBeUndefined();
});

test('an object too large for the cache streams through whole, and is asked for each time', async () => {
  const film = randomBytes(17 * 1024 * 1024);
  apiAnswers({ 'content-length': String(film.length) }, film);
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
  apiAnswers({}, 'whole');
  expect(await bench.get(playlist)).toMatchObject({ text: 'whole' });
});

test('what is cached outlives a new deployment of the distribution', async () => {
  await bench.get(playlist);
  bench.edge.deploy(bench.config);
  expect((await bench.get(playlist)).headers['x-cache']).toBe('Hit from cloudfront');
});
