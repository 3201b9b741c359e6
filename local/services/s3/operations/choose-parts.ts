import { S3Error } from '../s3-error';
import type { NumberedPart } from '../store/upload-store';

/** Smallest part that is not the last, in bytes: 5 MiB (S3 user guide, "Amazon S3 multipart upload limits"). */
const PART_MIN = 5 * 1024 ** 2;

/** A part as the completing request names it. */
export type NamedPart = {
  readonly number: number;
  /** Without quotes. */
  readonly etag: string;
  /** Base64, where the request repeats it. */
  readonly checksum: string | undefined;
};

/**
 * The parts that make the object, in order.
 *
 * @throws S3Error `InvalidPartOrder`, `InvalidPart` or `EntityTooSmall`
 */
export function chooseParts(named: readonly NamedPart[], stored: readonly NumberedPart[]): NumberedPart[] {
  if (named.some((part, index) => index > 0 && part.number <= (named[index - 1]?.number ?? 0))) {
    throw new S3Error('InvalidPartOrder', 'The parts must be named in ascending order.');
  }
  const byNumber = new Map(stored.map(part => [part.number, part]));
  const chosen = named.map(({ number, etag, checksum }) => {
    const part = byNumber.get(number);
    if (part?.etag !== etag || (checksum !== undefined && checksum !== part.checksum?.value)) {
      throw new S3Error('InvalidPart', 'A named part was not uploaded, or is not the one that was.');
    }
    return part;
  });
  if (chosen.slice(0, -1).some(part => part.size < PART_MIN)) {
    throw new S3Error('EntityTooSmall', 'Every part but the last must have 5 MiB at least.');
  }
  return chosen;
}
