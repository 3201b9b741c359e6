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
  expect(playlist.isPlaylist).toBe(true);
  expect(playlist.sign('S=1').toString()).toContain('?S=1');
  expect(playlist.sign('S=22').toString()).toContain('?S=22');
});

test.each([
  ['index.m3u8', '<MPD/>'],
  ['index.mpd', '#EXTM3U\na.ts\n'],
  ['index.mpd', '<MPD>'],
  ['index.mpd', ''],
])('%s that holds %j is no playlist of its format, and stays as it is', (path, text) => {
  const place = { cdnOrigin: 'https://a', prefix: 'b', playlistPath: path };
  const playlist = playlistFormat(path).read(Buffer.from(text), place);
  expect(playlist.isPlaylist).toBe(false);
  expect(playlist.sign('S=1').toString()).toBe(text);
});
