import { initFile, mediaPlaylistFile, segmentFile } from '../../../local/packager/file-names';

test('files are named as MediaConvert names them', () => {
  expect(mediaPlaylistFile('720p')).toBe('index_720p.m3u8');
  expect(initFile('720p', 'video')).toBe('index_720pinit.cmfv');
  expect(segmentFile('720p', 'video', 1)).toBe('index_720p_000000001.cmfv');
  expect(segmentFile('audio', 'audio', 1200)).toBe('index_audio_000001200.cmfa');
});
