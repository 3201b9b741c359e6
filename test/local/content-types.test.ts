import { contentTypeOf } from '../../local/content-types';

test.each([
  ['index.m3u8', 'application/vnd.apple.mpegurl'],
  ['index_720pinit.cmfv', 'video/mp4'],
  ['index_audio_000000001.cmfa', 'audio/mp4'],
  ['poster.0000000.jpg', 'image/jpeg'],
  ['unknown', 'application/octet-stream'],
])('%s is stored as %s', (file, type) => {
  expect(contentTypeOf(file)).toBe(type);
});
