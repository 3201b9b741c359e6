/** Bytes that are kept: some 5,000 segments, more than a film of an evening has. */
const KEPT_BYTES = 4 * 1024 * 1024;

/**
 * Memory for a text that is used up before the next one is made. New memory for each costs more than filling it: the
 * system has to hand out its pages, and the garbage collector to take them back.
 *
 * @returns a function that gives a buffer of a length in bytes, whose contents last until the next call
 */
export function createScratchMemory(): (length: number) => Buffer {
  let kept: Buffer | undefined;
  return length => {
    if (length > KEPT_BYTES) return Buffer.allocUnsafe(length);
    kept ??= Buffer.allocUnsafeSlow(KEPT_BYTES);
    return kept.subarray(0, length);
  };
}
