/** A box of an ISO base media file (ISO/IEC 14496-12, section 4.2). */
interface Box {
  type: string;
  /** What follows the box's header. */
  body: Buffer;
}

/**
 * The boxes that lie one after the other in some bytes.
 *
 * @throws RangeError where a box is longer than what holds it
 */
export function* boxesIn(bytes: Buffer): Generator<Box> {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const short = bytes.readUInt32BE(at);
    const header = short === 1 ? 16 : 8;
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short || bytes.length - at;
    if (size < header || at + size > bytes.length) throw new RangeError('a box is longer than what holds it');
    yield { type: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + header, at + size) };
    at += size;
  }
}

/**
 * The body of the first box at a path such as `moov/trak/mdia`.
 *
 * @throws RangeError where there is no such box
 */
export function boxAt(bytes: Buffer, path: string): Buffer {
  return path.split('/').reduce((within, type) => {
    for (const box of boxesIn(within)) if (box.type === type) return box.body;
    throw new RangeError(`there is no box ${path}`);
  }, bytes);
}
