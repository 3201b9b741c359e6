import { playlistDuration } from '../../../core/hls/playlist-duration';

test.each([
  ['#EXTM3U\n#EXTINF:6.000,\na\n#EXTINF:4.5,title, with 9\nb\n', 10.5],
  ['#EXTM3U\r\n#EXTINF:6\r\na\r\n#EXTINF: 2.25 ,\r\nb', 8.25],
  ['\ufeff#EXTM3U\n#EXTINF:3.,\na', 3],
  ['#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv.m3u8\n', 0],
  ['#EXTM3U\n#EXTINF:-1,\n#EXTINF:,\n#EXTINF:NaN\n#EXTINF:Infinity\n#EXTINFO:5\n#EXTINF:0x10,\n', 0],
  ['#EXTINF:6,\na\n', 0],
  ['', 0],
])('%j lasts %p s', (text, seconds) => {
  expect(playlistDuration(Buffer.from(text))).toBe(seconds);
});

test('a number is read from its first digits, however many follow', () => {
  expect(playlistDuration(Buffer.from(`#EXTM3U\n#EXTINF:6.${'0'.repeat(100_000)}9,\na\n`))).toBe(6);
});
