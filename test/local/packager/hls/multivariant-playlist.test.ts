import { multivariantPlaylist } from '../../../../local/packager/hls/multivariant-playlist';
import { rendition } from './rendition-of';

const audio = { ...rendition([6, 96_000]), name: 'audio', codec: 'mp4a.40.2', picture: undefined };

describe('the multivariant playlist', () => {
  test('names every variant with what it needs together with the sound', () => {
    expect(multivariantPlaylist({ videos: [rendition([6, 1_500_000], [6, 750_000])], audio })).toBe(
      [
        '#EXTM3U',
        '#EXT-X-VERSION:6',
        '#EXT-X-INDEPENDENT-SEGMENTS',
        '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="program_audio",NAME="Sound",AUTOSELECT=YES,DEFAULT=YES,CHANNELS="2",URI="index_audio.m3u8"',
        '#EXT-X-STREAM-INF:BANDWIDTH=2128000,AVERAGE-BANDWIDTH=1628000,CODECS="avc1.64001F,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=29.970,AUDIO="program_audio"',
        'index_720p.m3u8',
        '',
      ].join('\n'),
    );
  });

  test('of a silent film names no sound', () => {
    const playlist = multivariantPlaylist({ videos: [rendition([6, 750_000])], audio: undefined });
    expect(playlist).not.toMatch(/AUDIO|mp4a/);
  });

  test('begins with the variant nearest to 2 Mbit/s, the others follow from the topmost', () => {
    const videos = [4_000_000, 1_800_000, 500_000].map((bitRate, index) => ({
      ...rendition([6, (bitRate * 6) / 8]),
      name: `${index}`,
    }));
    const lines = multivariantPlaylist({ videos, audio: undefined }).split('\n');
    expect(lines.filter(line => line.startsWith('index_'))).toEqual([
      'index_1.m3u8',
      'index_0.m3u8',
      'index_2.m3u8',
    ]);
  });
});
