import { type Bench, startBench } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const asked = (): number => bench.api.requests.length;
const playlist = '/play/token/index.m3u8';

test('an error is never taken for the page that the viewer has', async () => {
  bench.apiAnswers({ etag: '"e1"' }, 'gone', 404);
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
    bench.apiAnswers({}, 'refused', status);
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
  bench.apiAnswers({ 'cache-control': 'max-age=1' });
  await bench.get(playlist);
  bench.clock.advance(1_000);
  bench.apiAnswers({}, 'down', 500);
  expect(await bench.get(playlist)).toMatchObject({ status: 200, text: 'playlist' });
  await bench.api.close();
  expect(await bench.get(playlist)).toMatchObject({ status: 200, text: 'playlist' });
});

test('a failing origin is asked again when the least time of its error is over, and not before', async () => {
  bench.apiAnswers({ 'cache-control': 'max-age=1', etag: '"e1"' });
  await bench.get(playlist);
  bench.edge.deploy({ ...bench.config, errorCachingMinTtl: new Map([[503, 20]]) });
  bench.clock.advance(1_000);
  bench.apiAnswers({}, 'down', 503);
  await bench.get(playlist);
  bench.clock.advance(19_999);
  expect((await bench.get(playlist)).headers['x-cache']).toBe('Hit from cloudfront');
  expect(asked()).toBe(2);
  bench.clock.advance(1);
  bench.apiAnswers({ 'cache-control': 'max-age=1', etag: '"e2"' }, 'up again');
  expect(await bench.get(playlist)).toMatchObject({ status: 200, text: 'up again' });
});

test('a refusal by the origin is not covered up by an expired answer', async () => {
  bench.apiAnswers({ 'cache-control': 'max-age=1' });
  await bench.get(playlist);
  bench.clock.advance(1_000);
  bench.apiAnswers({ 'cache-control': 'no-store' }, 'expired grant', 403);
  expect(await bench.get(playlist)).toMatchObject({ status: 403, text: 'expired grant' });
});
