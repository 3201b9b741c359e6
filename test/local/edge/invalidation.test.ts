import { InvalidationPathError } from '../../../local/edge/cache/invalidation-path';
import { type Bench, startBench } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const cacheResult = async (path: string, headers: Record<string, string> = {}) =>
  (await bench.get(path, { headers })).headers['x-cache'];

test('an invalidated path is asked for anew, and no other one', async () => {
  for (const path of ['/play/a/index.m3u8', '/play/b/index.m3u8']) await bench.get(path);
  bench.edge.invalidate(['/play/a/index.m3u8']);
  expect(await cacheResult('/play/b/index.m3u8')).toBe('Hit from cloudfront');
  expect(await cacheResult('/play/a/index.m3u8')).toBe('Miss from cloudfront');
});

test('an invalidation goes for every encoding, every range and HEAD', async () => {
  const path = '/play/a/index.m3u8';
  const kinds: Record<string, string>[] = [{}, { 'accept-encoding': 'gzip' }, { 'accept-encoding': 'br' }];
  for (const headers of kinds) await bench.get(path, { headers });
  bench.api.respond = (_request, response) =>
    void response.writeHead(206, { 'content-range': 'bytes 0-3/8' }).end('play');
  await bench.get('/play/a/part.cmfv', { headers: { range: 'bytes=0-3' } });
  await bench.get('/play/a/head.m3u8', { method: 'HEAD' });
  bench.edge.invalidate(['/play/a/*']);
  bench.api.requests.length = 0;
  for (const headers of kinds) await bench.get(path, { headers });
  await bench.get('/play/a/part.cmfv', { headers: { range: 'bytes=0-3' } });
  await bench.get('/play/a/head.m3u8', { method: 'HEAD' });
  expect(bench.api.requests).toHaveLength(5);
});

test('the default root object is invalidated by its own path', async () => {
  await bench.get('/');
  bench.edge.invalidate(['/']);
  expect(await cacheResult('/')).toBe('Hit from cloudfront');
  bench.edge.invalidate(['/index.html']);
  expect(await cacheResult('/')).toBe('Miss from cloudfront');
});

test('an error that is kept goes like anything else', async () => {
  bench.api.respond = (_request, response) => void response.writeHead(410).end('gone');
  await bench.get('/play/a/x.m3u8');
  bench.edge.invalidate(['/*']);
  bench.api.respond = (_request, response) => void response.end('there again');
  expect(await bench.get('/play/a/x.m3u8')).toMatchObject({ status: 200, text: 'there again' });
});

test('what is on its way while its path is invalidated reaches who waits for it, and is not kept', async () => {
  const path = '/play/a/index.m3u8';
  let answerOld: () => void = () => undefined;
  const asked = new Promise<void>(resolve => {
    bench.api.respond = (_request, response) => {
      answerOld = () => void response.end('old');
      resolve();
    };
  });
  const early = bench.get(path);
  await asked;
  bench.edge.invalidate(['/*']);
  bench.api.respond = (_request, response) => void response.end('new');
  expect(await bench.get(path)).toMatchObject({ text: 'new' });
  answerOld();
  expect(await early).toMatchObject({ text: 'old' });
  expect(await bench.get(path)).toMatchObject({ text: 'new', headers: { 'x-cache': 'Hit from cloudfront' } });
});

test('one path that CloudFront would not take, and nothing is invalidated', async () => {
  await bench.get('/play/a/index.m3u8');
  expect(() => bench.edge.invalidate(['/*', '/a*b'])).toThrow(InvalidationPathError);
  expect(await cacheResult('/play/a/index.m3u8')).toBe('Hit from cloudfront');
});
