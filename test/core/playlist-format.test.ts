import { playlistFormat } from '../../core/playlist-format';

test.each([
  ['index.m3u8', 'application/vnd.apple.mpegurl', '#EXTM3U\na.ts\n'],
  [
    'index.mpd',
    'application/dash+xml',
    '<MPD><Period><AdaptationSet><SegmentTemplate media="a"/></AdaptationSet></Period></MPD>',
  ],
])('%s is answered as %s and signed', (path, contentType, text) => {
  const format = playlistFormat(path);
  expect(format.contentType).toBe(contentType);
  const playlist = format.read(Buffer.from(text), {
    cdnOrigin: 'https://a',
    prefix: 'b',
    playlistPath: path,
  });
  expect(playlist.sign('S=1').toString()).toContain('?S=1');
  expect(playlist.sign('S=22').toString()).toContain('?S=22');
});
