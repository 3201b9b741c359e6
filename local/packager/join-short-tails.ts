import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fragment, Rendition, Segment } from './rendition';

/**
 * A last segment shorter than this, in seconds, is not worth a request. It may be added to the one before without
 * changing the target duration, which may be half a second short of a segment (Apple's authoring specification, 7.7).
 */
const SHORT = 0.4;

/**
 * Adds the last segment to the one before where it holds a few frames only: sound is longer than the picture by the
 * encoder's priming, so nearly every film has such a tail. Renditions that change places with each other keep the same
 * segments, so it is all of them or none.
 *
 * @param dir folder with the renditions' files
 */
export async function joinShortTails<One extends Rendition>(
  dir: string,
  renditions: readonly One[],
): Promise<One[]> {
  const areShort = renditions.every(
    ({ segments }) => segments.length > 1 && (segments.at(-1)?.seconds ?? 0) < SHORT,
  );
  return areShort ? Promise.all(renditions.map(one => joinTail(dir, one))) : [...renditions];
}

async function joinTail<One extends Rendition>(dir: string, rendition: One): Promise<One> {
  const [tail, previous, ...earlier] = rendition.segments.toReversed();
  const begin = tail?.fragments[0]?.at;
  if (tail === undefined || previous === undefined || begin === undefined) return rendition;
  // What stands before the first fragment belongs at a segment's head (ISO/IEC 14496-12, section 8.16.2).
  const added = (await readFile(join(dir, tail.file))).subarray(begin);
  await appendFile(join(dir, previous.file), added);
  await rm(join(dir, tail.file));
  const moved = ({ at, ...rest }: Fragment): Fragment => ({ ...rest, at: previous.bytes + at - begin });
  const joined: Segment = {
    ...previous,
    bytes: previous.bytes + added.length,
    seconds: previous.seconds + tail.seconds,
    duration: previous.duration + tail.duration,
    fragments: [...previous.fragments, ...tail.fragments.map(moved)],
  };
  return { ...rendition, segments: [...earlier.toReversed(), joined] };
}
