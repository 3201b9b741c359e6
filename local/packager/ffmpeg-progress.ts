/**
 * Reads what `ffmpeg -progress` writes: lines `key=value`, of which `out_time_us` is the time reached.
 *
 * @param onSeconds called with the seconds reached; they never fall
 * @returns a sink for the output, which may come in pieces of any length
 */
export function progressReader(onSeconds: (seconds: number) => void): (text: string) => void {
  let rest = '';
  let reached = 0;
  return text => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const seconds = Number(/^out_time_us=(\d+)$/.exec(line)?.[1]) / 1e6;
      if (!(seconds > reached)) continue;
      reached = seconds;
      onSeconds(reached);
    }
  };
}
