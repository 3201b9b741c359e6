import { packagedFilm } from './packaged-film';

const VARIANT_ATTRIBUTES = ['BANDWIDTH', 'AVERAGE-BANDWIDTH', 'CODECS', 'RESOLUTION', 'FRAME-RATE'];
const MEDIA_TAGS = [
  '#EXT-X-PLAYLIST-TYPE:VOD',
  '#EXT-X-MAP:URI=',
  '#EXT-X-ENDLIST',
  '#EXT-X-INDEPENDENT-SEGMENTS',
];

/**
 * Where a packaged film breaks Apple's HLS authoring specification (numbers of its rules in brackets), or its playlists
 * say something else than its segments.
 */
export function authoringFaults(dir: string): string[] {
  const film = packagedFilm(dir);
  const variants = film.variants();
  const sound = film.attributes(/#EXT-X-MEDIA:.*/.exec(film.text('index.m3u8'))?.[0] ?? '')['URI'];
  const media = [...variants.map(one => one['URI'] ?? ''), ...(sound ? [sound] : [])];
  const grids = variants.map(({ URI = '' }) => starts(film, URI).join(' '));
  return [
    ...(film.text('index.m3u8').includes('#EXT-X-INDEPENDENT-SEGMENTS\n') ? [] : ['not independent (9.11)']),
    ...variants.flatMap(variant => variantFaults(film, variant, sound)),
    ...media.flatMap(playlist => mediaFaults(film, playlist)),
    ...(new Set(grids).size === 1 ? [] : [`segments begin at different times: ${grids.join(' | ')}`]),
    ...(film.iFrames().length === variants.length ? [] : ['a size has no I-frame playlist (6.1)']),
  ];
}

type Film = ReturnType<typeof packagedFilm>;

function starts(film: Film, playlist: string): string[] {
  return film.listed(playlist).map(one => film.packetsOf(playlist, one)[0]?.time.toFixed(3) ?? 'nothing');
}

function variantFaults(film: Film, variant: Record<string, string>, sound: string | undefined): string[] {
  const { URI = '', RESOLUTION } = variant;
  const missing = VARIANT_ATTRIBUTES.filter(name => variant[name] === undefined);
  const played = [URI, ...(sound ? [sound] : [])].map(playlist => film.listed(playlist));
  const average = played.map(all => rate(all.reduce(sum, { bytes: 0, said: 0 }))).reduce((a, b) => a + b);
  const peak = played.map(peakOf).reduce((a, b) => a + b);
  const near = (name: string, measured: number) =>
    Math.abs(Number(variant[name]) / measured - 1) > 0.1
      ? [`${URI}: ${name} is not ${measured} (1.26, 1.27)`]
      : [];
  return [
    ...missing.map(name => `${URI}: no ${name} (9.1, 9.2, 9.14, 9.15)`),
    ...(film.size(URI)?.join('x') === RESOLUTION ? [] : [`${URI}: is not ${RESOLUTION}`]),
    ...near('AVERAGE-BANDWIDTH', average),
    ...near('BANDWIDTH', peak),
  ];
}

interface Stretch {
  readonly bytes: number;
  readonly said: number;
}

const sum = (a: Stretch, b: Stretch): Stretch => ({ bytes: a.bytes + b.bytes, said: a.said + b.said });
const rate = ({ bytes, said }: Stretch): number => (8 * bytes) / said;

/** Of segments that are long enough to count (RFC 8216, section 4.1). */
function peakOf(all: readonly Stretch[]): number {
  const target = Math.round(Math.max(...all.map(({ said }) => said)));
  return Math.max(...all.filter(({ said }) => said >= target / 2).map(rate));
}

function mediaFaults(film: Film, playlist: string): string[] {
  const text = film.text(playlist);
  const target = Number(/#EXT-X-TARGETDURATION:(\d+)/.exec(text)?.[1]);
  return [
    ...MEDIA_TAGS.filter(tag => !text.includes(tag)).map(tag => `${playlist}: no ${tag} (8.6, 8.20)`),
    ...film.listed(playlist).flatMap(entry => {
      const packets = film.packetsOf(playlist, entry);
      const lasts = packets.reduce((total, { length }) => total + length, 0);
      return [
        ...(Math.abs(lasts - entry.said) < 0.001 ? [] : [`${entry.file}: lasts ${lasts}, not ${entry.said}`]),
        ...(entry.said <= target + 0.5 ? [] : [`${entry.file}: is above the target duration (7.7)`]),
        ...(packets[0]?.isKey ? [] : [`${entry.file}: does not begin with a key frame (7.4)`]),
      ];
    }),
  ];
}
