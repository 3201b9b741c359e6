import { multivariantPlaylist } from '../../../../local/packager/hls/multivariant-playlist';
import { rendition } from './rendition-of';

const audio = { ...rendition([6, 96_000]), name: 'index_audio', codec: 'mp4a.40.2', picture: undefined };
const options = { audioGroup: 'program_audio', iFramePlaylists: true };

describe('the multivariant playlist', () => {
  test('names every variant with what it needs together with the sound, and its key frames alone', () => {
    expect(multivariantPlaylist({ videos: [rendition([6, 1_500_000], [6, 750_000])], audio }, options)).toBe(
      [
        '#EXTM3U',
        '#EXT-X-VERSION:6',
        '#EXT-X-INDEPENDENT-SEGMENTS',
        '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="program_audio",NAME="Sound",AUTOSELECT=YES,DEFAULT=YES,CHANNELS="2",URI="index_audio.m3u8"',
        '#EXT-X-STREAM-INF:BANDWIDTH=2128000,AVERAGE-BANDWIDTH=1628000,CODECS="avc1.64001F,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=29.970,AUDIO="program_audio"',
        'index_720p.m3u8',
        '#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=4000,AVERAGE-BANDWIDTH=4000,CODECS="avc1.64001F",RESOLUTION=1280x720,URI="index_720p_I-Frame.m3u8"',
        '',
      ].join('\n'),
    );
  });

  test('says in which language the sound is, where that is known', () => {
    const renditions = { videos: [rendition([6, 750_000])], audio };
    const playlist = multivariantPlaylist(renditions, { ...options, language: 'deu' });
    expect(playlist).toContain('GROUP-ID="program_audio",LANGUAGE="deu",NAME="Sound"');
  });

  test('of a silent film names no sound', () => {
    const playlist = multivariantPlaylist({ videos: [rendition([6, 750_000])], audio: undefined }, options);
    expect(playlist).not.toMatch(/AUDIO|mp4a/);
  });

  test('names key frames only where there are playlists of them', () => {
    const videos = [rendition([6, 750_000])];
    const playlist = multivariantPlaylist({ videos, audio }, { ...options, iFramePlaylists: false });
    expect(playlist).not.toContain('I-FRAME');
  });

  test('has the variants in the order of the outputs', () => {
    const videos = ['b', 'a', 'c'].map(name => ({ ...rendition([6, 1]), name }));
    const lines = multivariantPlaylist({ videos, audio: undefined }, options).split('\n');
    expect(lines.filter(line => /^\w/.test(line))).toEqual(['b.m3u8', 'a.m3u8', 'c.m3u8']);
  });
});
