import { type Entry, targetDuration } from './target-duration';

/** Bits per second over all entries of a media playlist. */
export function averageBitRate(entries: readonly Entry[]): number {
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const seconds = entries.reduce((sum, entry) => sum + entry.seconds, 0);
  return (bytes * 8) / seconds;
}

/**
 * Peak segment bit rate: the largest one of any run of entries that lasts between half and one and a half target
 * durations (RFC 8216, section 4.1), so that a last segment of a few frames does not count for itself.
 */
export function peakBitRate(entries: readonly Entry[]): number {
  const target = targetDuration(entries);
  let peak = 0;
  for (const first of entries.keys()) {
    let bytes = 0;
    let seconds = 0;
    for (let next = first; next < entries.length && seconds <= 1.5 * target; next++) {
      bytes += entries[next]?.bytes ?? 0;
      seconds += entries[next]?.seconds ?? 0;
      const counts = seconds >= 0.5 * target && seconds <= 1.5 * target;
      if (counts) peak = Math.max(peak, (bytes * 8) / seconds);
    }
  }
  return peak;
}
