import { randomBytes } from 'node:crypto';
import { filmPrints } from './film-prints';
import { type Evidence, judge } from './judge';

const film = randomBytes(4_000);
const page = Buffer.from('<!doctype html><title>Screening Room</title>');
const evidence: Evidence = { isFilm: filmPrints([film]), pages: [page], pageTags: new Set(['"page"']) };
const SECRET = 'eyJhdWQiOiJFMU9VUlMifQ';

const forgery = {
  name: 'a forgery',
  door: 'edge' as const,
  bytes: 'GET / HTTP/1.1\r\n\r\n',
  isHead: false,
  secrets: [SECRET],
  breaksOff: false,
};

function received(status: number, body: Buffer | string = '', headers = ''): Buffer {
  const head = `HTTP/1.1 ${status} X\r\n${headers}content-length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

test.each([
  ['film', received(403, film.subarray(1_001, 1_016))],
  ['film', received(200, Buffer.concat([page, film.subarray(7, 22)]))],
  ['playlist', received(403, '#EXTM3U\n')],
  ['playlist', received(206, 'x', 'content-type: video/mp4\r\n')],
  ['playlist', received(404, 'see ?Policy=x')],
  ['success', received(200, 'anything that is no page')],
  ['success', received(302, '', 'location: /\r\n')],
  ['confirmed', received(304, '', 'etag: "film"\r\n')],
  ['server error', received(503)],
  ['server error', received(501)],
  ['stack trace', received(400, 'Error: x\n    at parse (/var/task/index.js:1:2)')],
  ['echo', received(403, `<Resource>/play/${SECRET}</Resource>`)],
  ['echo', received(403, '', `x-path: ${SECRET}\r\n`)],
  ['silence', Buffer.from('no HTTP at all')],
  ['not judged', received(429)],
])('an answer with a breach is found: %s', (breach, bytes) => {
  expect(judge(forgery, bytes, evidence)).toBe(breach);
});

test('a breach in the second answer of a connection is found, in chunks too', () => {
  const [one, two] = [film.subarray(100, 110), film.subarray(110, 120)];
  const chunks = ['a\r\n', one, '\r\na\r\n', two, '\r\n0\r\n\r\n'].map(piece => Buffer.from(piece));
  const second = Buffer.concat([
    Buffer.from('HTTP/1.1 403 X\r\ntransfer-encoding: chunked\r\n\r\n'),
    ...chunks,
  ]);
  expect(judge(forgery, Buffer.concat([received(400, 'no'), second]), evidence)).toBe('film');
});

test.each([
  ['a refusal', received(403, '<Error><Code>AccessDenied</Code></Error>')],
  ['the page, which is for everybody', received(200, page)],
  ['a part of the page', received(206, page.subarray(3, 9))],
  ['a page that has not changed', received(304, '', 'etag: "page"\r\n')],
])('%s is no breach', (_what, bytes) => {
  expect(judge(forgery, bytes, evidence)).toBeUndefined();
});

test('a connection may end without a word only where the request broke off', () => {
  expect(judge({ ...forgery, breaksOff: true }, Buffer.alloc(0), evidence)).toBeUndefined();
  expect(judge(forgery, Buffer.alloc(0), evidence)).toBe('silence');
});
