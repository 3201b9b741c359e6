import { durationOf, type Rendition } from '../rendition';

/** Bits per second over the whole rendition. */
export function averageBitRate(rendition: Rendition): number {
  const bytes = rendition.segments.reduce((sum, segment) => sum + segment.bytes, 0);
  return (bytes * 8) / durationOf(rendition);
}

/**
 * Peak segment bit rate: the largest one of any run of segments that lasts between half and one and a half target
 * durations (RFC 8216, section 4.1), so that a last segment of a few frames does not count for itself.
 *
 * @param targetDuration the media playlist's, in seconds
 */
export function peakBitRate({ segments }: Pick<Rendition, 'segments'>, targetDuration: number): number {
  let peak = 0;
  for (let first = 0; first < segments.length; first++) {
    let bytes = 0;
    let seconds = 0;
    for (const segment of segments.slice(first)) {
      bytes += segment.bytes;
      seconds += segment.seconds;
      if (seconds > 1.5 * targetDuration) break;
      if (seconds >= 0.5 * targetDuration) peak = Math.max(peak, (bytes * 8) / seconds);
    }
  }
  return peak;
}
