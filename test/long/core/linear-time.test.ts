import { ManifestError } from '../../../core/dash/manifest-error';
import { signManifest } from '../../../core/dash/sign-manifest';
import { signPlaylist } from '../../../core/hls/sign-playlist';
import { GROWTH_MAX, growth } from './growth';

const KB = 1024;
/** From 1 KB to 16 MB, each four times the one before. */
const SIZES = Array.from({ length: 8 }, (_, index) => KB * 4 ** index);
/** Bytes that are signed for one measurement at least, so that there is something to measure. */
const MEASURED = KB * KB;
const SIGNING = {
  cdnOrigin: 'https://media.example.com',
  prefix: 'vod/film/run',
  playlistPath: 'index.m3u8',
  suffix: `Policy=${'p'.repeat(200)}&Signature=${'s'.repeat(344)}&Key-Pair-Id=K`,
};
const OPEN = '<MPD><Period><AdaptationSet>';
const CLOSE = '</AdaptationSet></Period></MPD>';

const signers = { hls: signPlaylist, dash: signManifest };

/** As many units as a length in bytes holds; all are as long as the first, about. */
function repeat(bytes: number, unit: (index: number) => string): string {
  const count = Math.max(1, Math.floor(bytes / unit(0).length));
  return Array.from({ length: count }, (_, index) => unit(index)).join('');
}

/** A segment with what an encoder notes beside it; more than that in 64 MB would sign beyond any playlist in use. */
const noted = (index: number) =>
  `#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:00.000Z\n#EXT-X-BITRATE:4000\n#${' note'.repeat(8)}\n#EXTINF:6.00000,\nsegment_${index}.m4s\n`;
const listed = (index: number) =>
  `<!--${' note'.repeat(18)} --><SegmentURL media="segment_${index}.m4s" mediaRange="0-999"/>`;

const FILMS: readonly [keyof typeof signers, string, (size: number) => string][] = [
  ['hls', 'segments', size => `#EXTM3U\n${repeat(size, noted)}`],
  ['dash', 'a list of segments', size => `${OPEN}<SegmentList>${repeat(size, listed)}</SegmentList>${CLOSE}`],
  [
    'dash',
    'segment times',
    size =>
      `${OPEN}<SegmentTemplate media="$Time$.m4s">${repeat(size, index => `<S t="${index}" d="1"/>`)}</SegmentTemplate>${CLOSE}`,
  ],
  [
    'dash',
    'Representations with folders of their own',
    size =>
      `${OPEN}<SegmentTemplate media="../a.m4s"/>${repeat(size, index => `<!--${' note'.repeat(18)} --><Representation id="${index}"><BaseURL>${index}/</BaseURL></Representation>`)}${CLOSE}`,
  ],
];

describe('a film from 1 KB to 64 MB takes time linear in its length', () => {
  test.each(FILMS)('%s: %s', (format, _name, write) => {
    for (const size of SIZES) expect(growthFrom(size, write, signers[format])).toBeLessThan(GROWTH_MAX);
  });
});

const LONG = 'd/'.repeat(1000);

/** Values and what each of them is read with, as many of the one as of the other. */
const MULTIPLYING: readonly [string, (size: number) => string][] = [
  [
    'values above their folders',
    size =>
      `${OPEN}<SegmentList>${repeat(size / 2, index => `<SegmentURL media="../${index}.m4s"/>`)}</SegmentList>${repeat(size / 2, index => `<Representation><BaseURL>${index}/</BaseURL></Representation>`)}${CLOSE}`,
  ],
  [
    'values with an id, and ids with a slash',
    size =>
      `${OPEN}<SegmentList>${repeat(size / 2, index => `<SegmentURL media="$RepresentationID$${index}"/>`)}</SegmentList>${repeat(size / 2, index => `<Representation id="a/${index}"/>`)}${CLOSE}`,
  ],
  [
    'values with an id, and one long id',
    size =>
      `${OPEN}<SegmentList>${repeat(size / 2, () => '<SegmentURL media="$RepresentationID$"/>')}</SegmentList><Representation id="${'a/'.repeat(size / 4)}"/>${CLOSE}`,
  ],
  [
    'folders below a long path',
    size =>
      `<MPD><BaseURL>${LONG}</BaseURL><Period><AdaptationSet>${repeat(size, () => '<Representation><BaseURL>a/</BaseURL></Representation>')}${CLOSE}`,
  ],
  [
    'long folders, and a value above them',
    size =>
      `${OPEN}<SegmentTemplate media="../a.m4s"/>${repeat(size, index => `<Representation><BaseURL>${LONG}${index}/</BaseURL></Representation>`)}${CLOSE}`,
  ],
  [
    'alternatives of alternatives',
    size =>
      `<MPD>${repeat(size / 2, index => `<BaseURL>${index}/</BaseURL>`)}<Period><AdaptationSet><SegmentTemplate media="../a.m4s"/>${repeat(size / 2, index => `<Representation><BaseURL/><BaseURL>${index}/</BaseURL></Representation>`)}${CLOSE}`,
  ],
];

describe('a manifest in which much multiplies is done or refused, in time linear in its length', () => {
  test.each(MULTIPLYING)('%s', (_name, write) => {
    const sign = (manifest: Buffer) => {
      try {
        signManifest(manifest, SIGNING);
      } catch (error) {
        expect(error).toBeInstanceOf(ManifestError);
      }
    };
    for (const size of [128 * KB, KB * KB]) expect(growthFrom(size, write, sign)).toBeLessThan(GROWTH_MAX);
  });
});

/** How many times longer four times the size takes, each so often that there is something to measure. */
function growthFrom(
  size: number,
  write: (size: number) => string,
  sign: (playlist: Buffer, signing: typeof SIGNING) => unknown,
): number {
  const times = Math.ceil(MEASURED / size);
  const work = (bytes: Buffer) => () => {
    for (let time = 0; time < times; time += 1) sign(bytes, SIGNING);
  };
  return growth(work(Buffer.from(write(size))), work(Buffer.from(write(4 * size))));
}
