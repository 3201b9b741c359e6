import { checkMedia } from '../../../cli/doctor/authoring/check-media';
import { checkMultivariant } from '../../../cli/doctor/authoring/check-multivariant';
import { checkTls } from '../../../cli/doctor/authoring/check-tls';
import { readPlaylist } from '../../../cli/doctor/walk/playlist';
import type { Stop } from '../../../cli/doctor/walk/stop';
import type { Walk } from '../../../cli/doctor/walk/walk';
import { captionPlaylist } from '../../../core/captions/caption-playlist';
import { joinCaptions } from '../../../core/captions/hls/join-captions';
import { GOOD_FILM } from './good-film';

type Change = (name: string, text: string) => string;

function walkOver(
  change: Change,
  url = 'https://media.example.com/play/t/index.m3u8',
  film = GOOD_FILM,
): Walk {
  const answer = { status: 200, headers: {}, body: Buffer.alloc(0), receivedAt: 0 };
  const stops = Object.entries(film).map(([name, text]): Stop => {
    const playlist = readPlaylist(Buffer.from(change(name, text)), new URL(url));
    return { kind: 'child', place: name, url: new URL(url), answer, preflight: undefined, playlist };
  });
  return { address: { url: new URL(url), playlist: 'index.m3u8', grant: undefined }, stops };
}

const codes = (change: Change) => {
  const walk = walkOver(change);
  return [...checkMultivariant(walk), ...checkMedia(walk)].map(({ code }) => code);
};
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
  ['authoring_resolution', without(/RESOLUTION=1280x720,/g)],
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
  ['authoring_language', (_name, text) => text.replace('TYPE=AUDIO', 'TYPE=SUBTITLES')],
  ['authoring_not_vod', inVariant('#EXT-X-ENDLIST', '')],
  ['authoring_no_map', inVariant('#EXT-X-MAP', '#EXT-X-NONE')],
  ['authoring_segment_length', inVariant('#EXTINF:6,\n720p_2', '#EXTINF:6.6,\n720p_2')],
  ['authoring_target', inVariant('TARGETDURATION:6', 'TARGETDURATION:8')],
  ['authoring_durations', inVariant('#EXTINF:6,\n720p_5', '#EXTINF:2,\n720p_5')],
])('%s is found, and nothing else', (code, change) => {
  expect(codes(change)).toEqual([code]);
});

test('without INDEPENDENT-SEGMENTS in the multivariant playlist, each media playlist needs it', () => {
  expect(codes(without(/#EXT-X-INDEPENDENT-SEGMENTS\n/g))).toEqual(
    Array.from({ length: 4 }, () => 'authoring_independent'),
  );
});

test.each([
  ['http://media.example.com/play/t/index.m3u8', ['authoring_no_tls']],
  ['http://127.0.0.1:8000/play/t/index.m3u8', []],
  ['https://media.example.com/play/t/index.m3u8', []],
])('%s: %j', (url, expected) => {
  const walk = walkOver((_name, text) => text, url);
  expect(checkTls(walk).map(({ code }) => code)).toEqual(expected);
});
