import { type Bench, startBench } from './bench';
import { sendBytes } from './send-bytes';
import { customQuery, policyText, until } from './signing';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const hostLine = (): string => `Host: ${new URL(bench.edge.origin).host}\r\nConnection: close\r\n`;

test('a URL of 8,192 bytes is taken, one more is not', async () => {
  const room = 8_192 - `https://${new URL(bench.edge.origin).host}`.length;
  expect(await bench.get(`/${'a'.repeat(room - 1)}`)).toMatchObject({ status: 200 });
  expect(await bench.get(`/${'a'.repeat(room)}`)).toMatchObject({
    status: 414,
    headers: { 'x-cache': 'Error from cloudfront' },
  });
});

test('more than 32,768 bytes of headers end the connection with 494', async () => {
  const answer = await sendBytes(
    bench.edge.origin,
    `GET / HTTP/1.1\r\n${hostLine()}X: ${'a'.repeat(40_000)}\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 494 /);
});

test.each([
  ['no HTTP at all', 'hello\r\n\r\n'],
  ['a space in the path', `GET /a b HTTP/1.1\r\n\r\n`],
  ['a byte beyond ASCII in the path', 'GET /vod/\u00ff HTTP/1.1\r\nHost: h\r\n\r\n'],
  ['two lengths', 'GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
])('%s is a bad request', async (_what, text) => {
  expect(await sendBytes(bench.edge.origin, text)).toMatch(/^HTTP\/1\.1 400 /);
});

test.each(['http://evil.example/vod/a', '*'])('the target %s is a bad request', async target => {
  expect(await sendBytes(bench.edge.origin, `OPTIONS ${target} HTTP/1.1\r\n${hostLine()}\r\n`)).toMatch(
    /^HTTP\/1\.1 400 /,
  );
});

test('a host that is not the distribution’s gets nothing, whatever was signed for it', async () => {
  const policy = policyText('http://evil.example/vod/*', until(bench.seconds() + 60));
  const answer = await bench.get(`/vod/a?${customQuery(policy)}`, { headers: { host: 'evil.example' } });
  expect(answer).toMatchObject({ status: 403, headers: { 'x-cache': 'Error from cloudfront' } });
  expect(bench.media.requests).toHaveLength(0);
});

test('a method that the behaviour does not take is refused before the origin', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND']) {
    expect(await bench.get('/play/t/index.m3u8', { method })).toMatchObject({ status: 403 });
  }
  expect(await bench.get('/index.html', { method: 'OPTIONS' })).toMatchObject({ status: 403 });
  expect(bench.api.requests).toHaveLength(0);
});

test('a GET with a body is refused', async () => {
  const headers = { 'content-length': '1' };
  expect(await bench.get('/play/t/index.m3u8', { headers, body: 'x' })).toMatchObject({ status: 403 });
  expect(bench.api.requests).toHaveLength(0);
});

const HOSTILE = [
  '/vod/%',
  '/vod/%zz',
  '/vod/%00',
  '/vod/%c0%ae%c0%ae/',
  '/vod/a?Policy',
  '/vod/a?Policy=&Signature=&Key-Pair-Id=&Expires=',
  '/vod/a?Policy=____&Signature=____&Key-Pair-Id=K1TESTKEY',
  '/vod/a?Policy=bnVsbA__&Signature=x&Key-Pair-Id=K1TESTKEY',
  '/vod/a?Policy=W10_&Signature=x&Key-Pair-Id=K1TESTKEY',
  '/vod/a?Expires=99999999999999999999&Signature=AAAA&Key-Pair-Id=K1TESTKEY',
  '/vod/a?Expires=-1&Signature=AAAA&Key-Pair-Id=K1TESTKEY',
  '/vod/a"b?Expires=2000000000&Signature=AAAA&Key-Pair-Id=K1TESTKEY',
  '/vod/a?Key-Pair-Id=__proto__&Policy=W10_&Signature=AAAA',
  '/vod/a?Hash-Algorithm=constructor&Policy=W10_&Signature=AAAA&Key-Pair-Id=K1TESTKEY',
];

test.each(HOSTILE)('%s makes no fault of the edge’s own', async path => {
  const answer = await bench.get(path);
  expect(answer.status).toBe(403);
  expect(answer.text).not.toMatch(/ at |Error:|node:|K1TESTKEY/);
});

test('nothing of a token or a signature is in what a refusal says', async () => {
  const policy = policyText(`${bench.edge.origin}/vod/x/*`, until(1));
  const query = customQuery(policy);
  const answer = await bench.get(`/vod/x/secret-name?${query}`);
  const all = `${JSON.stringify(answer.headers)}${answer.text}`;
  for (const part of [...query.split('&'), 'secret-name']) {
    expect(all).not.toContain(part.slice(part.indexOf('=') + 1));
  }
});
