import { routeTable } from '../../../local/gateway/route-table';

const invoke = async () => null;

function chosen(routeKeys: string[], method: string, path: string) {
  const match = routeTable(routeKeys.map(routeKey => ({ routeKey, invoke })))(method, path);
  return match && [match.route.routeKey, match.pathParameters];
}

const PLAY = 'GET /play/{token}/{proxy+}';

test.each([
  ['/play/t/index.m3u8', { token: 't', proxy: 'index.m3u8' }],
  ['/play/t/a/b//c', { token: 't', proxy: 'a/b//c' }],
  ['/play/t//x', { token: 't', proxy: '/x' }],
  ['/play/a b/ü', { token: 'a b', proxy: 'ü' }],
])('%s takes the play route', (path, parameters) => {
  expect(chosen([PLAY, '$default'], 'GET', path)).toEqual([PLAY, parameters]);
});

test.each(['/', '/play', '/play/', '/play/t', '/play/t/', '/play//x', '/PLAY/t/x', '//play/t/x'])(
  '%s falls to $default',
  path => {
    expect(chosen([PLAY, '$default'], 'GET', path)).toEqual(['$default', {}]);
  },
);

test('without $default nothing answers', () => {
  expect(chosen([PLAY], 'GET', '/other')).toBeUndefined();
});

test('a GET route does not take HEAD', () => {
  expect(chosen([PLAY], 'HEAD', '/play/t/x')).toBeUndefined();
});

test('ANY takes every method, and gives way to a route that names it', () => {
  const keys = ['ANY /a/{x}', 'GET /a/{x}'];
  expect(chosen(keys, 'GET', '/a/1')).toEqual(['GET /a/{x}', { x: '1' }]);
  expect(chosen(keys, 'DELETE', '/a/1')).toEqual(['ANY /a/{x}', { x: '1' }]);
});

test('the most specific route is taken, whatever their order', () => {
  const keys = ['GET /{proxy+}', 'GET /a/{x}', 'GET /a/b', 'GET /a/{proxy+}'];
  for (const order of [keys, [...keys].reverse()]) {
    expect(chosen(order, 'GET', '/a/b')?.[0]).toBe('GET /a/b');
    expect(chosen(order, 'GET', '/a/c')?.[0]).toBe('GET /a/{x}');
    expect(chosen(order, 'GET', '/a/c/d')?.[0]).toBe('GET /a/{proxy+}');
    expect(chosen(order, 'GET', '/z')?.[0]).toBe('GET /{proxy+}');
  }
});

test('the root is a route of its own', () => {
  expect(chosen(['GET /'], 'GET', '/')).toEqual(['GET /', {}]);
});

test.each(['play', 'GET play', 'get /x', 'GET /{a+}/b'])('the route key %s is refused', routeKey => {
  expect(() => chosen([routeKey], 'GET', '/')).toThrow(TypeError);
});

test('a route key that occurs twice is refused', () => {
  expect(() => chosen([PLAY, PLAY], 'GET', '/')).toThrow('twice');
});
