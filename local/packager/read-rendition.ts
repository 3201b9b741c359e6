import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readInitialisation } from './fmp4/initialisation';
import { readSegmentTiming } from './fmp4/segment-timing';
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
  let seconds = 0;
  for (const file of files.segments) {
    const bytes = await readFile(join(dir, file));
    const timing = readSegmentTiming(bytes, init);
    segments.push({ file, bytes: bytes.length, seconds: timing.duration / init.timescale });
    samples += timing.samples;
    seconds += timing.duration / init.timescale;
  }
  return {
    name: files.name,
    codec: init.codec,
    initFile: files.initFile,
    segments,
    picture: init.size && { ...init.size, frameRate: samples / seconds },
  };
}
