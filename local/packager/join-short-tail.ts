import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { boxesIn } from './fmp4/boxes';
import type { Rendition } from './rendition';

/**
 * A last segment shorter than this, in seconds, is not worth a request. It may be added to the one before without
 * changing the target duration, which may be half a second short of a segment (Apple's authoring specification, 7.7).
 */
const SHORT = 0.4;

/**
 * Adds the last segment to the one before where it holds a few frames only: sound is longer than the picture by the
 * encoder's priming, so nearly every film has such a tail.
 *
 * @param dir folder with the rendition's files
 */
export async function joinShortTail(dir: string, rendition: Rendition): Promise<Rendition> {
  const [tail, previous] = rendition.segments.toReversed();
  if (tail === undefined || previous === undefined || tail.seconds >= SHORT) return rendition;
  const fragments = fromFirstFragment(await readFile(join(dir, tail.file)));
  await appendFile(join(dir, previous.file), fragments);
  await rm(join(dir, tail.file));
  const joined = {
    file: previous.file,
    bytes: previous.bytes + fragments.length,
    seconds: previous.seconds + tail.seconds,
    start: previous.start,
    duration: previous.duration + tail.duration,
  };
  return { ...rendition, segments: [...rendition.segments.slice(0, -2), joined] };
}

/** Without `styp` and `sidx`, which stand at a segment's head (ISO/IEC 14496-12, sections 8.16.2 and 8.16.3). */
function fromFirstFragment(bytes: Buffer): Buffer {
  let at = 0;
  for (const { type, body } of boxesIn(bytes)) {
    if (type === 'moof') break;
    at = body.byteOffset - bytes.byteOffset + body.length;
  }
  return bytes.subarray(at);
}
