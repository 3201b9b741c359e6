import type { Rendition } from '../rendition';

/**
 * The segments' times (ISO/IEC 23009-1, section 5.3.9.6): one `S` for each run of equal lengths without a gap, in
 * units of the rendition's timescale.
 */
export function segmentTimeline({ segments }: Pick<Rendition, 'segments'>): string[] {
  const runs: { start: number | undefined; duration: number; repeats: number }[] = [];
  let end: number | undefined;
  for (const { start, duration } of segments) {
    const last = runs.at(-1);
    const follows = start === end;
    if (last && follows && last.duration === duration) last.repeats += 1;
    else runs.push({ start: follows ? undefined : start, duration, repeats: 0 });
    end = start + duration;
  }
  return runs.map(({ start, duration, repeats }) => {
    const t = start === undefined ? '' : ` t="${start}"`;
    return `<S${t} d="${duration}"${repeats === 0 ? '' : ` r="${repeats}"`}/>`;
  });
}
