import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type Bench, startBench } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const playlist = '/play/token/index.m3u8';

const LONG = '#EXTM3U\n'.repeat(500);
const HLS = { 'content-type': 'application/vnd.apple.mpegurl', etag: '"e1"', vary: 'Origin' };

test('a plain playlist is compressed, Brotli before gzip, and kept so', async () => {
  bench.apiAnswers({ ...HLS, 'content-length': String(LONG.length) }, LONG);
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
  bench.apiAnswers({ ...headers, 'content-length': String(body.length) }, body);
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
