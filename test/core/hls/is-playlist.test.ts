import { isPlaylist } from '../../../core/hls/is-playlist';

test.each([
  '#EXTM3U',
  '#EXTM3U\n',
  '#EXTM3U\r\n#x',
  '#EXTM3U x="y"\n',
  '#EXTM3U\t',
  '\ufeff#EXTM3U',
  '\r\n \t\n#EXTM3U\n',
])('%j is a playlist', text => {
  expect(isPlaylist(Buffer.from(text))).toBe(true);
});

test.each([
  '',
  '#',
  '#EXTM3',
  '#EXTM3UX',
  '#extm3u',
  '#EXTINF:4,\n#EXTM3U',
  '\n\n',
  'x#EXTM3U',
  '<?xml version="1.0"?>',
])('%j is none', text => {
  expect(isPlaylist(Buffer.from(text))).toBe(false);
});
