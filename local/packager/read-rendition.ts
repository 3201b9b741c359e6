import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readInitialisation } from './fmp4/initialisation';
import { readSegmentTiming } from './fmp4/segment-timing';
import { lowestTerms } from './rational';
import type { Rendition, Segment } from './rendition';

/**
 * Reads one rendition from its files: codec and size from the initialisation segment, lengths from the samples.
 *
 * @param dir folder with the files
 * @param files names in that folder, the segments in order
 */
export async function readRendition(
  dir: string,
  files: { name: string; initFile: string; segments: readonly string[] },
): Promise<Rendition> {
  const init = readInitialisation(await readFile(join(dir, files.initFile)));
  const segments: Segment[] = [];
  let samples = 0;
  let units = 0;
  for (const file of files.segments) {
    const bytes = await readFile(join(dir, file));
    const timing = readSegmentTiming(bytes, init);
    const { start, duration } = timing;
    segments.push({ file, bytes: bytes.length, seconds: duration / init.timescale, start, duration });
    samples += timing.samples;
    units += duration;
  }
  return {
    name: files.name,
    codec: init.codec,
    initFile: files.initFile,
    timescale: init.timescale,
    segments,
    picture: init.size && { ...init.size, frameRate: lowestTerms(samples * init.timescale, units) },
    sound: init.sound,
  };
}
