import type { Playlist, Segment } from '../walk/playlist';

/** Bits per second of media, as far as the sizes of its segments are known. */
export interface BitRate {
  /** Whether all sizes are known; else both rates are the least that they can be. */
  readonly isWhole: boolean;
  readonly average: number;
  /**
   * Of any run of segments that lasts between a half and one and a half target durations (RFC 8216, section 4.1); the
   * average where there is no such run.
   */
  readonly peak: number;
}

/** @param bytesOf a segment's size, where it is known */
export function bitRate(
  { segments, tags }: Playlist,
  bytesOf: (segment: Segment) => number | undefined,
): BitRate {
  const target = Number(tags.get('EXT-X-TARGETDURATION') ?? 0);
  const sized = segments.map(segment => ({ seconds: segment.seconds, bytes: bytesOf(segment) }));
  const length = sized.reduce((sum, { seconds }) => sum + seconds, 0);
  const bytes = sized.reduce((sum, each) => sum + (each.bytes ?? 0), 0);
  const average = length > 0 ? (bytes * 8) / length : 0;
  const peak = sized.reduce((highest, _, first) => Math.max(highest, peakFrom(first, sized, target)), 0);
  return {
    isWhole: sized.length > 0 && sized.every(each => each.bytes !== undefined),
    average,
    peak: peak || average,
  };
}

interface Sized {
  readonly seconds: number;
  readonly bytes: number | undefined;
}

/** The highest rate of the runs that begin at a segment. */
function peakFrom(first: number, sized: readonly Sized[], target: number): number {
  let highest = 0;
  let seconds = 0;
  let bits = 0;
  for (let at = first; at < sized.length; at += 1) {
    const each = sized[at];
    if (each?.bytes === undefined) break;
    seconds += each.seconds;
    bits += each.bytes * 8;
    if (!(seconds <= 1.5 * target)) break;
    if (seconds >= 0.5 * target) highest = Math.max(highest, bits / seconds);
  }
  return highest;
}
