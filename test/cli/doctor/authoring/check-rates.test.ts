import { checkRates } from '../../../../cli/doctor/authoring/check-rates';
import type { Stop } from '../../../../cli/doctor/walk/stop';
import { type Change, mediaAt, walkOver } from './walk-over';

/** Bytes of the five segments of 6 s each: with the sound, what the good film's playlist declares. */
const SOUND = Array.from({ length: 5 }, () => 48_000);
const BYTES: Readonly<Record<string, readonly number[]>> = {
  '720p.cmfv': [1_752_000, 1_377_000, 1_377_000, 1_377_000, 1_377_000],
  '360p.cmfv': [327_000, 233_250, 233_250, 233_250, 233_250],
  'audio.cmfa': SOUND,
};

interface Measured {
  readonly change?: Change;
  /** Numbers of the segments whose size is known; else all. */
  readonly known?: readonly number[];
  readonly bytes?: Readonly<Record<string, readonly number[]>>;
}

function findings({ change = (_name, text) => text, known = [1, 2, 3, 4, 5], bytes = BYTES }: Measured) {
  const walk = walkOver(change);
  const media = Object.entries(bytes).flatMap(([file, sizes]) =>
    sizes.flatMap((size, index): Stop[] => {
      const name = file.replace('.', `_${index + 1}.`);
      return known.includes(index + 1) ? [mediaAt(name, { 'content-range': `bytes 0-1/${size}` })] : [];
    }),
  );
  return checkRates({ ...walk, stops: [...walk.stops, ...media] });
}

const declared =
  (from: string, to: string): Change =>
  (name, text) =>
    name === 'index.m3u8' ? text.replace(from, to) : text;

test('rates that are what the segments have, sound included, are right', () => {
  expect(findings({})).toEqual([]);
});

test.each([
  [
    'AVERAGE-BANDWIDTH=400000',
    'AVERAGE-BANDWIDTH=450000',
    'authoring_average_rate',
    '450 kbit/s, measured 400',
  ],
  [
    'AVERAGE-BANDWIDTH=400000',
    'AVERAGE-BANDWIDTH=360000',
    'authoring_average_rate',
    '360 kbit/s, measured 400',
  ],
  [':BANDWIDTH=500000', ':BANDWIDTH=560000', 'authoring_peak_rate', '560 kbit/s, measured 500'],
  [':BANDWIDTH=500000', ':BANDWIDTH=450000', 'authoring_peak_rate', '450 kbit/s, measured 500'],
])('%s as %s is %s', (from, to, code, seen) => {
  expect(findings({ change: declared(from, to) })).toEqual([
    { code, place: '360p.m3u8', seen: `${seen} kbit/s` },
  ]);
});

test('a rate within a tenth is right', () => {
  const change: Change = (name, text) =>
    declared('AVERAGE-BANDWIDTH=400000', 'AVERAGE-BANDWIDTH=370000')(
      name,
      declared(':BANDWIDTH=500000', ':BANDWIDTH=545000')(name, text),
    );
  expect(findings({ change })).toEqual([]);
});

test('where some sizes only are known, a rate is wrong that these alone exceed, and none is too high', () => {
  const known = [1, 3, 5];
  expect(findings({ known, change: declared(':BANDWIDTH=500000', ':BANDWIDTH=900000') })).toEqual([]);
  expect(findings({ known, change: declared(':BANDWIDTH=500000', ':BANDWIDTH=450000') })).toEqual([
    { code: 'authoring_peak_rate', place: '360p.m3u8', seen: '450 kbit/s, measured at least 500 kbit/s' },
  ]);
});

test('sound whose sizes are not known makes no rate too high', () => {
  const { 'audio.cmfa': _, ...pictures } = BYTES;
  expect(findings({ bytes: pictures, change: declared('=400000', '=900000') })).toEqual([]);
});

test('the peak is that of a run of at least half a target duration, not that of a short last segment', () => {
  const change: Change = (_name, text) =>
    text.replace(/#EXTINF:6,\n(720p|360p|audio)_5/, '#EXTINF:0.5,\n$1_5');
  const bytes = Object.fromEntries(
    Object.entries(BYTES).map(([name, sizes]) => [
      name,
      sizes.map((size, at) => (at === 4 ? size / 6 : size)),
    ]),
  );
  expect(findings({ change, bytes })).toEqual([]);
});

test('of parts of one file, EXT-X-BYTERANGE says the sizes', () => {
  const change: Change = (playlist, text) =>
    playlist === '360p.m3u8' ? text.replace(/360p_\d/g, '#EXT-X-BYTERANGE:400000\n360p') : text;
  expect(findings({ change })).toMatchObject([
    { code: 'authoring_average_rate', seen: '400 kbit/s, measured 597 kbit/s' },
    { code: 'authoring_peak_rate', seen: '500 kbit/s, measured 597 kbit/s' },
  ]);
});
