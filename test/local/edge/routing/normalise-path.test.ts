import { normalisePath } from '../../../../local/edge/routing/normalise-path';

test.each([
  ['/', '/'],
  ['/vod/a/b.cmfv', '/vod/a/b.cmfv'],
  ['/%76od/a', '/vod/a'],
  ['/x/../vod/a', '/vod/a'],
  ['/x/%2e%2E/vod/a', '/vod/a'],
  ['/./vod/./a', '/vod/a'],
  ['/../../vod/a', '/vod/a'],
  ['//vod///a', '/vod/a'],
  ['/vod/', '/vod/'],
  ['/vod/a/..', '/vod/'],
  ['/vod/.', '/vod/'],
  ['/..', '/'],
  ['/vod%2fa', '/vod%2Fa'],
  ['/%2576od/a', '/%2576od/a'],
  ['/a%zz%', '/a%zz%'],
  ['/vod/%7e%2D', '/vod/~-'],
])('%s is judged as %s', (raw, normalised) => {
  expect(normalisePath(raw)).toBe(normalised);
});
