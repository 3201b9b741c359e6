import { checkMedia } from '../../../../cli/doctor/authoring/check-media';
import { checkMultivariant } from '../../../../cli/doctor/authoring/check-multivariant';
import { checkTls } from '../../../../cli/doctor/authoring/check-tls';
import { captionPlaylist } from '../../../../core/captions/caption-playlist';
import { joinCaptions } from '../../../../core/captions/hls/join-captions';
import { GOOD_FILM } from '../good-film';
import { type Change, walkOver } from './walk-over';

const findings = (change: Change) => {
  const walk = walkOver(change);
  return [...checkMultivariant(walk), ...checkMedia(walk)];
};
const codes = (change: Change) => [...new Set(findings(change).map(({ code }) => code))];
const without = (pattern: RegExp) => (_name: string, text: string) => text.replaceAll(pattern, '');
const inVariant = (from: string, to: string) => (name: string, text: string) =>
  name === '720p.m3u8' ? text.replaceAll(from, to) : text;

test('a film that keeps the rules has no finding', () => {
  expect(codes((_name, text) => text)).toEqual([]);
});

test('captions that are joined to it keep them too', () => {
  const joined = joinCaptions(Buffer.from(GOOD_FILM['index.m3u8'] ?? ''), { language: 'en' }).toString();
  const film = { ...GOOD_FILM, 'index.m3u8': joined, 'captions_en.m3u8': captionPlaylist('en', 30) };
  const walk = walkOver((_name, text) => text, undefined, film);
  expect([...checkMultivariant(walk), ...checkMedia(walk)]).toEqual([]);
});

test.each<readonly [string, Change]>([
  ['authoring_codecs', without(/CODECS="avc1.64001f,mp4a.40.2",/g)],
  ['authoring_codecs', without(/CODECS="avc1.64001f",/g)],
  ['authoring_resolution', without(/RESOLUTION=1280x720,(?=FRAME)/g)],
  ['authoring_resolution', without(/RESOLUTION=1280x720,(?=URI)/g)],
  ['authoring_average_bandwidth', without(/AVERAGE-BANDWIDTH=400000,/g)],
  ['authoring_frame_rate', without(/FRAME-RATE=25,/g)],
  [
    'authoring_one_bit_rate',
    (_name, text) => text.replace('=500000', '=2400000').replace('=400000', '=2000000'),
  ],
  ['authoring_i_frames', without(/#EXT-X-I-FRAME-STREAM-INF.*\n/g)],
  [
    'authoring_first_variant',
    (_name, text) =>
      text.replace('=2400000,AVERAGE-BANDWIDTH=2000000', '=15000000,AVERAGE-BANDWIDTH=14000000'),
  ],
  ['authoring_peak', (_name, text) => text.replace('BANDWIDTH=500000', 'BANDWIDTH=900000')],
  ['authoring_aspect', (_name, text) => text.replace('640x360', '640x480')],
  [
    'authoring_language',
    (_name, text) => text.replace('#EXT-X-STREAM', '#EXT-X-MEDIA:TYPE=SUBTITLES\n#EXT-X-STREAM'),
  ],
  ['authoring_not_vod', inVariant('#EXT-X-ENDLIST', '')],
  ['authoring_no_map', inVariant('#EXT-X-MAP', '#EXT-X-NONE')],
  ['authoring_segment_length', inVariant('#EXTINF:6,\n720p_2', '#EXTINF:6.6,\n720p_2')],
  [
    'authoring_target',
    (name, text) => (name === 'iframes.m3u8' ? text : text.replace('TARGETDURATION:6', 'TARGETDURATION:8')),
  ],
  ['authoring_i_frames_only', without(/#EXT-X-I-FRAMES-ONLY\n/g)],
  ['authoring_profile', (_name, text) => text.replaceAll(/avc1\.64001[ef]/g, 'avc1.64002a')],
  ['authoring_profile', (_name, text) => text.replaceAll(/avc1\.64001[ef]/g, 'avc1.6e001f')],
  ['authoring_stereo_aac', (_name, text) => text.replaceAll('mp4a.40.2', 'mp4a.40.42')],
  ['authoring_stereo_aac', (_name, text) => text.replaceAll('mp4a.40.2', 'ec-3')],
  ['authoring_stereo_aac', (_name, text) => text.replace('NAME="Sound"', 'NAME="Sound",CHANNELS="6"')],
  ['authoring_muxed_audio', without(/,AUDIO="a"/g)],
  ['authoring_muxed_audio', without(/,URI="audio.m3u8"/g)],
  ['authoring_durations', inVariant('#EXTINF:6,\n720p_5', '#EXTINF:2,\n720p_5')],
])('%s is found, and nothing else', (code, change) => {
  expect(codes(change)).toEqual([code]);
});

test('without INDEPENDENT-SEGMENTS in the multivariant playlist, each playlist of pictures needs it', () => {
  expect(findings(without(/#EXT-X-INDEPENDENT-SEGMENTS\n/g))).toEqual([
    { code: 'authoring_independent', place: '720p.m3u8' },
    { code: 'authoring_independent', place: '360p.m3u8' },
  ]);
});

test('pictures and sound have one target duration, I-frames may have another', () => {
  const change: Change = (name, text) =>
    ['audio.m3u8', 'iframes.m3u8'].includes(name)
      ? text.replace('TARGETDURATION:6', 'TARGETDURATION:7')
      : text;
  expect(findings(change)).toEqual([
    { code: 'authoring_target', place: 'audio.m3u8' },
    { code: 'authoring_target_durations', place: 'audio.m3u8', seen: '7 s, not the 6 s of 720p.m3u8' },
  ]);
});

test('a variant of sound alone has no pictures to describe', () => {
  const tag = '#EXT-X-STREAM-INF:BANDWIDTH=70000,AVERAGE-BANDWIDTH=64000,CODECS="mp4a.40.2,wvtt",AUDIO="a"';
  const change: Change = (name, text) => (name === 'index.m3u8' ? `${text}${tag}\naudio.m3u8\n` : text);
  expect(findings(change)).toEqual([]);
});

test.each([
  ['http://media.example.com/play/t/index.m3u8', ['authoring_no_tls']],
  ['http://127.0.0.1:8000/play/t/index.m3u8', []],
  ['https://media.example.com/play/t/index.m3u8', []],
])('%s: %j', (url, expected) => {
  const walk = walkOver((_name, text) => text, url);
  expect(checkTls(walk).map(({ code }) => code)).toEqual(expected);
});
