import {
  captureFile,
  iFramePlaylistFile,
  initFile,
  manifestFile,
  playlistFile,
  segmentFile,
} from '../../../local/packager/file-names';

test('files are named as MediaConvert names them', () => {
  expect(playlistFile('index')).toBe('index.m3u8');
  expect(manifestFile('index')).toBe('index.mpd');
  expect(playlistFile('index_720p')).toBe('index_720p.m3u8');
  expect(iFramePlaylistFile('index_720p')).toBe('index_720p_I-Frame.m3u8');
  expect(initFile('index_720p', 'video')).toBe('index_720pinit.cmfv');
  expect(segmentFile('index_720p', 'video', 1)).toBe('index_720p_000000001.cmfv');
  expect(segmentFile('index_audio', 'audio', 1200)).toBe('index_audio_000001200.cmfa');
  expect(captureFile('images/poster', 1)).toBe('images/poster.0000001.jpg');
});
