import { readTarget } from '../../../local/gateway/request-target';

test.each([
  ['/a/b', '/a/b', ''],
  ['/a?b=c%20d', '/a', 'b=c%20d'],
  ['/a?b?c', '/a', 'b?c'],
  ['/a?', '/a', ''],
  ['/a%20b+c', '/a b+c', ''],
  ['/%C3%BC', '/ü', ''],
  ['/vod%2Fx', '/vod/x', ''],
  ['/a%3Fb', '/a', ''],
  ['/a%3Fb%3Fc?d=e', '/a', 'd=e'],
  ['/a%253Fb', '/a%3Fb', ''],
  ['/a/../b', '/a/../b', ''],
  ['//a', '//a', ''],
  ['http://host:1/a?b', '/a', 'b'],
])('%s is decoded once and cut at a decoded question mark', (target, path, rawQuery) => {
  expect(readTarget(target)).toEqual({ path, rawQuery });
});

test.each(['*', '', 'a', '/%', '/%zz', '/a%2', '/%FF', '/%C3', '/%ED%A0%80', 'ftp://host/a'])(
  '%j is no target',
  target => {
    expect(readTarget(target)).toBeUndefined();
  },
);
