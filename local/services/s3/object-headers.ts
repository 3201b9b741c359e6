import { S3Error } from './s3-error';
import type { S3Request } from './s3-request';

/** Headers that are kept with an object and repeated with it. */
const KEPT = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];
const META = 'x-amz-meta-';
/** Bytes of all user metadata, names and values (S3 user guide, "Working with object metadata"). */
const META_MAX = 2048;
const DEFAULT_TYPE = 'binary/octet-stream';

/** Characters that a header may carry; the others cannot be sent back. */
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * The headers of an upload that belong to the object.
 *
 * @throws S3Error `MetadataTooLarge`, or `InvalidArgument` for a value that no header can carry
 */
export function objectHeaders(request: S3Request): Record<string, string> {
  const meta = request.headerNames.filter(name => name.startsWith(META));
  const metaBytes = meta.reduce(
    (sum, name) => sum + name.length - META.length + (request.header(name) ?? '').length,
    0,
  );
  if (metaBytes > META_MAX)
    throw new S3Error('MetadataTooLarge', `User metadata has at most ${META_MAX} bytes.`);
  const headers: Record<string, string> = { 'content-type': DEFAULT_TYPE };
  for (const name of [...KEPT, ...meta]) {
    const value = keptValue(name, request.header(name));
    if (value !== undefined && value !== '') headers[name] = checkFieldValue(name, value);
  }
  return headers;
}

/** @throws S3Error `InvalidArgument` for a value that no header can carry */
export function checkFieldValue(name: string, value: string): string {
  if (!FIELD_VALUE.test(value)) throw new S3Error('InvalidArgument', `The value of ${name} fits no header.`);
  return value;
}

/** aws-chunked is the framing of this one request, not an encoding of the object. */
function keptValue(name: string, value: string | undefined): string | undefined {
  if (name !== 'content-encoding' || value === undefined) return value;
  return value
    .split(',')
    .map(coding => coding.trim())
    .filter(coding => coding.toLowerCase() !== 'aws-chunked' && coding !== '')
    .join(', ');
}
