import { S3Error } from './s3-error';

export type ByteRange = {
  /** First byte. */
  readonly start: number;
  /** Last byte, included. */
  readonly end: number;
};

/**
 * The bytes that a Range header asks for; `undefined` stands for the whole object. A header that is no single
 * byte range is passed over, as S3 does and RFC 9110, section 14.2, allows.
 *
 * @param size bytes of the object
 * @throws S3Error `InvalidRange` when the range lies behind the object's end
 */
export function readRange(header: string | undefined, size: number): ByteRange | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    if (length === 0) throw invalidRange(size);
    return { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return undefined;
  if (start >= size) throw invalidRange(size);
  return { start, end };
}

function invalidRange(size: number): S3Error {
  return new S3Error('InvalidRange', 'The range lies outside the object.', {
    'content-range': `bytes */${size}`,
  });
}
