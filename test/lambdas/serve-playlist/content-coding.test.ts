import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { chooseContentCoding, encodeContent } from '../../../lambdas/serve-playlist/content-coding';

test.each([
  // [Accept-Encoding, coding]
  [undefined, 'identity'],
  ['', 'identity'],
  ['identity', 'identity'],
  ['gzip', 'gzip'],
  ['br', 'br'],
  ['br,gzip', 'br'],
  ['gzip, deflate, br', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['deflate, zstd', 'identity'],
  ['GZIP', 'gzip'],
  ['x-gzip', 'gzip'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['br;q=0, *', 'gzip'],
  ['br;q=0, gzip;q=0, *', 'identity'],
  ['identity;q=0, *', 'br'],
  ['identity;q=0', 'identity'],
  ['br;q=0', 'identity'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.000, gzip;q=0.001', 'gzip'],
  ['br;q=0.5, gzip;q=0.9', 'gzip'],
  ['br;q=0.9, gzip;q=0.9', 'br'],
  ['br;q=1.0, gzip;q=1', 'br'],
  ['gzip;q=0.5', 'gzip'],
  ['gzip;q=0.5, identity', 'identity'],
  ['gzip;q=0.5, identity;q=0.5', 'gzip'],
  ['gzip;q=0.2, *;q=0.8', 'br'],
  ['gzip ; q=0.5 , br\t;\tq=0.4', 'gzip'],
  ['gzip;Q=0', 'identity'],
  [', ,gzip,,', 'gzip'],
  ['br;q=2, gzip', 'gzip'],
  ['br;q=, gzip;q=abc', 'identity'],
  ['br;q=0.1234', 'identity'],
  ['br;level=1, gzip', 'gzip'],
  ['brotli, gzipped, xbr', 'identity'],
  ['br gzip', 'identity'],
] as const)('Accept-Encoding %j chooses %s', (header, coding) => {
  expect(chooseContentCoding(header)).toBe(coding);
});

test('a header as long as the gateway lets through is read in linear time', () => {
  expect(chooseContentCoding(`${' '.repeat(5_000)}gzip;${'\t'.repeat(5_000)}x`)).toBe('identity');
  expect(chooseContentCoding(','.repeat(10_000))).toBe('identity');
});

test('every coding gives the body back', () => {
  const body = Buffer.from('#EXTM3U\r\n'.repeat(100));
  expect(brotliDecompressSync(encodeContent(body, 'br'))).toEqual(body);
  expect(gunzipSync(encodeContent(body, 'gzip'))).toEqual(body);
  expect(encodeContent(body, 'identity')).toBe(body);
});
