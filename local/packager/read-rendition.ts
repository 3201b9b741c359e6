import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readInitialisation } from './fmp4/initialisation';
import { lowestTerms } from './rational';
import { readSegment } from './read-segment';
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
  for (const file of files.segments) segments.push(await readSegment(dir, file, init));
  const fragments = segments.flatMap(segment => segment.fragments);
  const samples = fragments.reduce((sum, fragment) => sum + fragment.samples, 0);
  const units = fragments.reduce((sum, fragment) => sum + fragment.duration, 0);
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
