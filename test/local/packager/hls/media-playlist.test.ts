import { mediaPlaylist } from '../../../../local/packager/hls/media-playlist';
import { rendition } from './rendition-of';

test('the media playlist says all that a player needs of a rendition', () => {
  expect(mediaPlaylist(rendition([6.006, 1], [2.5, 1]))).toBe(
    [
      '#EXTM3U',
      '#EXT-X-VERSION:6',
      '#EXT-X-TARGETDURATION:6',
      '#EXT-X-MEDIA-SEQUENCE:1',
      '#EXT-X-PLAYLIST-TYPE:VOD',
      '#EXT-X-INDEPENDENT-SEGMENTS',
      '#EXT-X-MAP:URI="index_720pinit.cmfv"',
      '#EXTINF:6.00600,',
      '1.cmfv',
      '#EXTINF:2.50000,',
      '2.cmfv',
      '#EXT-X-ENDLIST',
      '',
    ].join('\n'),
  );
});
