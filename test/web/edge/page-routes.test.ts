import { pageFunction } from './page-function';

const pageRoutes = pageFunction('page-routes');

const uriFor = (uri: string) =>
  (pageRoutes({ request: { method: 'GET', uri, headers: {}, cookies: {} } }) as { uri: string }).uri;

test.each(['/', '/watch', '/Library_2', '/my-films'])('the page answers the route %s', uri => {
  expect(uriFor(uri)).toBe('/index.html');
});

test.each([
  ...['/index.html', '/player.js', '/hls.worker.js', '/favicon.ico', '/none.html'],
  ...[
    '/watch/',
    '/watch/1',
    '//',
    '/../watch',
    '/watch%20me',
    '/vod%2Fid%2F1%2Findex',
    '/a.b/c',
    '/é',
    '/a\nb',
  ],
])('%j is asked for as it stands', uri => {
  expect(uriFor(uri)).toBe(uri);
});

test('nothing else of the request changes', () => {
  const request = {
    method: 'GET',
    uri: '/watch',
    querystring: { a: { value: '1' } },
    headers: { host: { value: 'cdn.example' } },
    cookies: { c: { value: '1' } },
  };
  expect(pageRoutes({ request })).toEqual({ ...request, uri: '/index.html' });
});
