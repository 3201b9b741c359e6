import { readPlaybackUrl } from '../../web/playback-url';

const URL_OF_FILM = 'https://cdn.example/play/a.b-c_d.e/index.m3u8?x=%2F~y#t';

describe('the playback URL in the page’s address', () => {
  test.each([
    [`#${URL_OF_FILM}`, 'as it stands'],
    [URL_OF_FILM, 'without the #'],
    [`#${encodeURIComponent(URL_OF_FILM)}`, 'percent-encoded'],
    [`  ${URL_OF_FILM}\n`, 'with space around it'],
  ])('%p is read (%s), every byte of path and query kept', text => {
    expect(readPlaybackUrl(text)).toEqual({ kind: 'url', url: URL_OF_FILM.replace('#t', '') });
  });

  test('may be http, for a stack on one’s own machine', () => {
    expect(readPlaybackUrl('#http://127.0.0.1:8080/play/t/index.m3u8')).toMatchObject({ kind: 'url' });
  });

  test.each(['', '#', '#   '])('%p is none', text => {
    expect(readPlaybackUrl(text)).toEqual({ kind: 'missing' });
  });

  test.each([
    'javascript:alert(1)',
    'java%73cript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://cdn.example/1',
    'file:///etc/passwd',
    'https://user:word@cdn.example/index.m3u8',
    '//cdn.example/index.m3u8',
    '/play/t/index.m3u8',
    'https://',
    '%E0%A4%A',
    'index.m3u8',
  ])('%p is refused', text => {
    expect(readPlaybackUrl(`#${text}`)).toEqual({ kind: 'refused' });
  });
});
