import fc from 'fast-check';
import {
  filmFolders,
  filmPrefix,
  isPlaylistPath,
  PLAYLIST_PATH_MAX,
  playlistKey,
  sourceKey,
} from '../../../core/video/object-keys';

test('everything of a film lies where the policy, the bucket rules and the notification expect it', () => {
  expect(sourceKey('ID')).toBe('uploads/ID/source');
  expect(filmPrefix('ID', 'r1')).toBe('vod/ID/r1');
  expect(filmFolders('ID')).toEqual(['uploads/ID/', 'vod/ID/']);
  expect(playlistKey(filmPrefix('ID', 'r1'), 'audio/en.m3u8')).toBe('vod/ID/r1/audio/en.m3u8');
});

test.each([
  'index.m3u8',
  'index.mpd',
  'a/b/c.m3u8',
  'index_720p.m3u8',
  'a..b.m3u8',
  '-a.m3u8',
  'a.m3u8/b.m3u8',
])('%j is the path of a playlist', path => {
  expect(isPlaylistPath(path)).toBe(true);
});

test.each([
  '',
  '.m3u8',
  'index',
  'index.ts',
  'index.M3U8',
  'index.m3u8/',
  '/index.m3u8',
  'a//b.m3u8',
  '../index.m3u8',
  './index.m3u8',
  'a/../b.m3u8',
  'a/.b.m3u8',
  'a%2fb.m3u8',
  'a\\b.m3u8',
  'a b.m3u8',
  'a?.m3u8',
  'index.m3u8\n',
  'é.m3u8',
])('%j is not', path => {
  expect(isPlaylistPath(path)).toBe(false);
});

test('a path has a longest length', () => {
  const path = (length: number) => `${'a'.repeat(length - '.m3u8'.length)}.m3u8`;
  expect(isPlaylistPath(path(PLAYLIST_PATH_MAX))).toBe(true);
  expect(isPlaylistPath(path(PLAYLIST_PATH_MAX + 1))).toBe(false);
});

test('no path that is accepted leaves its film when a client resolves it', () => {
  const character = fc.constantFrom('a', '.', '/', '-', '_', '%', '\\', '2', 'e');
  const path = fc.array(character, { maxLength: 12 }).map(characters => `${characters.join('')}.m3u8`);
  fc.assert(
    fc.property(path, text => {
      fc.pre(isPlaylistPath(text));
      expect(new URL(text, 'https://a/vod/ID/r1/').href).toBe(`https://a/vod/ID/r1/${text}`);
    }),
  );
});
