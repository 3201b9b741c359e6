import { playlistChildren } from '../../../core/hls/playlist-children';

const children = (text: string) => playlistChildren(Buffer.from(text));

test('every playlist that a multivariant playlist names is found: variants, sound, pictures alone', () => {
  const text = [
    '#EXTM3U',
    '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="x,URI=",URI="index_audio.m3u8"',
    '#EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="a"',
    '# a comment',
    'index_720p.m3u8',
    '#EXT-X-STREAM-INF:BANDWIDTH=2',
    ' index_360p.m3u8',
    '#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI="index_720p_I-Frame.m3u8"',
    '#EXT-X-IMAGE-STREAM-INF:BANDWIDTH=1,URI="index_images.m3u8"',
  ].join('\r\n');
  expect(children(text)).toEqual({
    variants: ['index_720p.m3u8', 'index_360p.m3u8'],
    others: ['index_audio.m3u8', 'index_720p_I-Frame.m3u8', 'index_images.m3u8'],
  });
});

test('a playlist that is named twice counts once', () => {
  const twice = '#EXT-X-STREAM-INF:BANDWIDTH=1\na.m3u8\n';
  expect(children(`#EXTM3U\n${twice}${twice}`).variants).toEqual(['a.m3u8']);
});

test.each([
  ['a media playlist', '#EXTM3U\n#EXT-X-MAP:URI="init.cmfv"\n#EXTINF:6,\na.cmfv\n'],
  ['a segment behind a stray EXT-X-STREAM-INF', '#EXTM3U\n#EXT-X-STREAM-INF:A=1\n#EXTINF:6,\na.cmfv\n'],
  ['sound within the variants', '#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="b"\n#EXT-X-MEDIA\n'],
  ['a text that is no playlist', '#EXT-X-STREAM-INF:BANDWIDTH=1\na.m3u8\n'],
  ['nothing', ''],
])('%s names no playlist', (_, text) => {
  expect(children(text)).toEqual({ variants: [], others: [] });
});
