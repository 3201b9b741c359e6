import { iFramePlaylist } from '../../../../local/packager/hls/i-frame-playlist';
import { rendition } from './rendition-of';

test('the I-frame playlist names the first sample of every group, which lasts until the next', () => {
  expect(iFramePlaylist(rendition([3.5, 1]))).toBe(
    [
      '#EXTM3U',
      '#EXT-X-VERSION:6',
      '#EXT-X-TARGETDURATION:2',
      '#EXT-X-MEDIA-SEQUENCE:1',
      '#EXT-X-PLAYLIST-TYPE:VOD',
      '#EXT-X-INDEPENDENT-SEGMENTS',
      '#EXT-X-I-FRAMES-ONLY',
      '#EXT-X-MAP:URI="index_720pinit.cmfv"',
      '#EXTINF:2.00000,',
      '#EXT-X-BYTERANGE:1000@24',
      '1.cmfv',
      '#EXTINF:1.50000,',
      '#EXT-X-BYTERANGE:1000@10024',
      '1.cmfv',
      '#EXT-X-ENDLIST',
      '',
    ].join('\n'),
  );
});
