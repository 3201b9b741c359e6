import { readPlaylist } from '../../../core/hls/read-playlist';
import { signPlaylist } from '../../../core/hls/sign-playlist';

const PLACE = { cdnOrigin: 'https://media.example.com', prefix: 'vod/film/run', playlistPath: 'index.m3u8' };
const PLAYLIST = Buffer.from(
  '#EXTM3U\n#EXT-X-MAP:URI="init.cmfv?v=1"\n#EXTINF:6,\na.cmfv\n#EXTINF:6,\nb.cmfv?\n',
);
const SUFFIXES = ['S=1', `Policy=${'p'.repeat(900)}&Signature=s`, '', 'S=1'];

test('a playlist that was read once is signed again and again as if it had been read each time', () => {
  const read = readPlaylist(PLAYLIST, PLACE);
  for (const suffix of SUFFIXES)
    expect(read.sign(suffix).toString()).toBe(signPlaylist(PLAYLIST, { ...PLACE, suffix }).toString());
});

test('a result stays as it is when the next one is made', () => {
  const read = readPlaylist(PLAYLIST, PLACE);
  const first = read.sign('S=1');
  const before = first.toString();
  read.sign('T=2');
  expect(first.toString()).toBe(before);
});

test('what it takes to keep it counts the text and its URIs', () => {
  expect(readPlaylist(PLAYLIST, PLACE).bytes).toBeGreaterThan(PLAYLIST.length);
});

test('bytes that are no playlist come back as a copy', () => {
  const bytes = Buffer.from('no playlist');
  const result = readPlaylist(bytes, PLACE).sign('S=1');
  expect(result).toEqual(bytes);
  result.fill(0);
  expect(bytes.toString()).toBe('no playlist');
});
