import type { FaultCode, Finding } from '../finding';
import type { Child } from '../walk/playlist';
import { resolved } from '../walk/resolved';
import { isAnswered, type Stop } from '../walk/stop';
import type { Walk } from '../walk/walk';
import { audioGroup } from './audio-group';
import { type BitRate, bitRate } from './bit-rate';

/** Part by which a declared rate may differ from the measured one (1.26, 1.27). */
const TOLERANCE = 0.1;

/**
 * Whether BANDWIDTH and AVERAGE-BANDWIDTH are what the segments have. Of most playlists some sizes only are known; then
 * a rate is judged where these alone are too much for it.
 */
export function checkRates({ stops }: Walk): Finding[] {
  const sizes = new Map(stops.map(stop => [stop.url.href, stop.kind === 'media' ? sizeOf(stop) : undefined]));
  const measured = new Map(
    stops.map(stop => [stop.url.href, { rate: rateOf(stop, sizes), place: stop.place }]),
  );

  return stops.flatMap(({ playlist, url }) =>
    (playlist?.variants ?? []).flatMap(variant => {
      const address = resolved(variant.uri, url);
      const { rate, place } = measured.get(address) ?? {};
      if (!playlist || !rate || place === undefined) return [];
      const sound = audioGroup(variant, playlist)
        .map(({ uri }) => resolved(uri, url))
        .filter(each => each !== url.href && each !== address)
        .map(each => measured.get(each)?.rate);
      return judge(variant, together(rate, sound)).map(finding => ({ ...finding, place }));
    }),
  );
}

function rateOf(
  { playlist, url }: Stop,
  sizes: ReadonlyMap<string, number | undefined>,
): BitRate | undefined {
  if (!playlist || playlist.variants.length > 0) return undefined;
  return bitRate(playlist, ({ uri, bytes }) => bytes ?? sizes.get(resolved(uri, url)));
}

/** Length in bytes of a whole object: of a part that was asked for, Content-Range says it (RFC 9110, section 14.4). */
function sizeOf(stop: Stop): number | undefined {
  const { status, headers } = stop.answer;
  if (!isAnswered(stop)) return undefined;
  const said =
    status === 206 ? /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] : headers['content-length'];
  return said === undefined ? undefined : Number(said);
}

/** The rates of pictures with the heaviest sound that they are played with; nothing stands for one that is not known. */
function together(pictures: BitRate, sound: readonly (BitRate | undefined)[]): BitRate {
  return {
    isWhole: pictures.isWhole && sound.every(each => each?.isWhole),
    average: pictures.average + Math.max(0, ...sound.map(each => each?.average ?? 0)),
    peak: pictures.peak + Math.max(0, ...sound.map(each => each?.peak ?? 0)),
  };
}

function judge({ attributes }: Child, { isWhole, average, peak }: BitRate): Omit<Finding, 'place'>[] {
  const held = (code: FaultCode, name: string, measured: number): Omit<Finding, 'place'>[] => {
    const declared = Number(attributes.get(name) ?? Number.NaN);
    const isTooLow = measured > declared * (1 + TOLERANCE);
    const isTooHigh = isWhole && measured < declared * (1 - TOLERANCE);
    const seen = `${kilobits(declared)}, measured ${isWhole ? '' : 'at least '}${kilobits(measured)}`;
    return isTooLow || isTooHigh ? [{ code, seen }] : [];
  };
  return [
    ...held('authoring_average_rate', 'AVERAGE-BANDWIDTH', average),
    ...held('authoring_peak_rate', 'BANDWIDTH', peak),
  ];
}

function kilobits(rate: number): string {
  return `${Math.round(rate / 1000)} kbit/s`;
}
