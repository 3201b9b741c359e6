import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { boxesIn } from './fmp4/boxes';
import { readFragment } from './fmp4/fragment';
import type { Initialisation } from './fmp4/initialisation';
import type { Fragment, Segment } from './rendition';

const BOX_HEADER = 8;

/** Bytes that are read at once: enough for the `moof` of two seconds, so that the samples are not read at all. */
const HEAD = 4_096;

/**
 * Reads where a segment's fragments lie and how long they are.
 *
 * @param dir folder with the file
 * @throws RangeError where the segment holds no fragment
 */
export async function readSegment(dir: string, file: string, init: Initialisation): Promise<Segment> {
  const handle = await open(join(dir, file));
  try {
    const { size: bytes } = await handle.stat();
    const fragments = await fragmentsIn(handle, bytes, init);
    const [first] = fragments;
    if (first === undefined) throw new RangeError('the segment holds no fragment');
    const duration = fragments.reduce((sum, fragment) => sum + fragment.duration, 0);
    return { file, bytes, seconds: duration / init.timescale, start: first.start, duration, fragments };
  } finally {
    await handle.close();
  }
}

async function fragmentsIn(handle: FileHandle, bytes: number, init: Initialisation): Promise<Fragment[]> {
  const fragments: Fragment[] = [];
  let head: { at: number; bytes: Buffer } = { at: 0, bytes: Buffer.alloc(0) };
  const need = async (at: number, length: number): Promise<Buffer> => {
    if (at < head.at || at + length > head.at + head.bytes.length) {
      head = { at, bytes: await readAt(handle, at, Math.max(length, Math.min(HEAD, bytes - at))) };
    }
    return head.bytes.subarray(at - head.at, at - head.at + length);
  };
  for (let at = 0; at + BOX_HEADER <= bytes; ) {
    const header = await need(at, BOX_HEADER);
    const size = header.readUInt32BE(0);
    if (size < BOX_HEADER || at + size > bytes) throw new RangeError('a box is longer than what holds it');
    if (header.toString('latin1', 4) === 'moof') {
      const [moof] = boxesIn(await need(at, size));
      const { firstSampleBytes, ...contents } = readFragment(moof?.body ?? header, init);
      fragments.push({ ...contents, at, bytesToFirstSample: size + BOX_HEADER + firstSampleBytes });
    }
    at += size;
  }
  return fragments;
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead < length) throw new RangeError('the file ends inside a box');
  return buffer;
}
