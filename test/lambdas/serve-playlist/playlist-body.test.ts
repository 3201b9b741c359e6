import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { playlistBody } from '../../../lambdas/serve-playlist/playlist-body';

const LAMBDA_LIMIT = 6_291_556;

test('identity travels as text', () => {
  const text = '\u{feff}#EXTM3U\r\n#EXTINF:6,"Ünïcode"\n';
  expect(playlistBody(Buffer.from(text), 'identity')).toMatchObject({ text, isBase64Encoded: false });
});

test('bytes that are not UTF-8 travel as base64, so that none is lost', () => {
  const bytes = Buffer.from([0x23, 0xe9, 0x0a]);
  expect(playlistBody(bytes, 'identity')).toMatchObject({ text: 'I+kK', isBase64Encoded: true });
});

test('each coding has its own entity tag', () => {
  const bytes = Buffer.from('#EXTM3U\n');
  const bodies = (['br', 'gzip', 'identity'] as const).map(coding => playlistBody(bytes, coding));
  expect(new Set(bodies.map(body => (body === 'too_large' ? body : body.etag))).size).toBe(3);
});

test('what JSON adds to a text counts against the limit of Lambda', () => {
  const half = Math.ceil(LAMBDA_LIMIT / 2);
  expect(playlistBody(Buffer.from('a'.repeat(half)), 'identity')).toMatchObject({ isBase64Encoded: false });
  expect(playlistBody(Buffer.from('\n'.repeat(half)), 'identity')).toBe('too_large');
});

test('a body just below the limit fits with its headers', () => {
  const body = playlistBody(Buffer.from('a'.repeat(LAMBDA_LIMIT - 2_100)), 'identity');
  expect(body).not.toBe('too_large');
});

test('a text too large for identity fits compressed', () => {
  const bytes = Buffer.from('#EXTINF:2,\n'.repeat(1_000_000));
  expect(playlistBody(bytes, 'identity')).toBe('too_large');
  for (const [coding, decode] of [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const) {
    const body = playlistBody(bytes, coding);
    if (body === 'too_large') throw new Error(`${coding} does not fit`);
    expect(decode(Buffer.from(body.text, 'base64')).equals(bytes)).toBe(true);
  }
});
