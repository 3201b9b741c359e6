const MIB = 1024 ** 2;

/** Smallest part that is asked for, in bytes; S3 itself takes 5 MiB (S3 User Guide, "Amazon S3 multipart upload limits"). */
const PART_MIN = 8 * MIB;

/** Most parts of one upload (same page). */
const PARTS_MAX = 10_000;

/** Largest object that is taken, in bytes: 5 TiB, whose parts have 525 MiB; S3 takes parts of 5 GiB (same page). */
export const OBJECT_MAX = 5 * 1024 ** 4;

/**
 * Bytes of each part but the last for an upload of that size: whole MiB, 8 at least, and so many that 10,000 parts do.
 *
 * @param size bytes
 * @throws RangeError for a size that is no whole number from 1 to 5 TiB
 */
export function partSize(size: number): number {
  if (!Number.isInteger(size) || size < 1 || size > OBJECT_MAX) {
    throw new RangeError('an upload has from 1 byte to 5 TiB');
  }
  return Math.max(PART_MIN, Math.ceil(size / PARTS_MAX / MIB) * MIB);
}
