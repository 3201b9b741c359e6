import { InvalidationPathError, invalidationPath } from '../../../../local/edge/cache/invalidation-path';

test.each([
  ['/*', '/', true],
  ['/*', '/vod/a/1/index.m3u8', true],
  ['/vod/a/*', '/vod/a/1/index.m3u8', true],
  ['/vod/a/*', '/vod/a', false],
  ['/vod/a*', '/vod/a', true],
  ['/vod/a*', '/vod/ab/1', true],
  ['/vod/a/1.m3u8', '/vod/a/1.m3u8', true],
  ['/vod/a/1.m3u8', '/vod/a/1.m3u8x', false],
  ['/vod/a', '/vod/a/', false],
  ['/Vod/a', '/vod/a', false],
  ['/vod/%61', '/vod/a', false],
  ['/vod/?', '/vod/a', false],
])('%s means %s: %s', (path, cached, means) => {
  expect(invalidationPath(path)(cached)).toBe(means);
});

test.each([
  '',
  'vod/a',
  '*',
  'https://cdn.example/vod/a',
  '/vod/*/index.m3u8',
  '/**',
  `/${'a'.repeat(4_000)}`,
])('CloudFront takes no path like %.30s', path => {
  expect(() => invalidationPath(path)).toThrow(InvalidationPathError);
});

test('4,000 characters are allowed', () => {
  const longest = `/${'a'.repeat(3_999)}`;
  expect(invalidationPath(longest)(longest)).toBe(true);
});
