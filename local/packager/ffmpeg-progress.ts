/**
 * Reads what `ffmpeg -progress` writes: lines `key=value`, of which `out_time_us` is the time reached.
 *
 * @param durationSeconds the whole, undefined where it is not known; then nothing is reported
 * @param onProgress called with a fraction from 0 to 1 that never falls
 * @returns a sink for the output, which may come in pieces of any length
 */
export function progressReader(
  durationSeconds: number | undefined,
  onProgress: (fraction: number) => void,
): (text: string) => void {
  let rest = '';
  let reached = 0;
  return text => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const microseconds = Number(/^out_time_us=(\d+)$/.exec(line)?.[1]);
      const fraction = microseconds / 1e6 / (durationSeconds ?? Number.POSITIVE_INFINITY);
      if (!(fraction > reached)) continue;
      reached = Math.min(1, fraction);
      onProgress(reached);
    }
  };
}
