import type { Transform } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { fieldValue, type HeaderFields, withoutFields } from '../header-fields';

/** Media types that CloudFront compresses (Developer Guide, "File types that CloudFront compresses"), those we serve. */
const COMPRESSIBLE: ReadonlySet<string> = new Set([
  'application/dash+xml',
  'application/javascript',
  'application/json',
  'application/vnd.apple.mpegurl',
  'application/wasm',
  'application/x-javascript',
  'application/x-mpegurl',
  'application/xml',
  'image/svg+xml',
  'text/css',
  'text/html',
  'text/javascript',
  'text/plain',
  'text/xml',
  'vnd.apple.mpegurl',
]);

const SMALLEST = 1_000;
const LARGEST = 10_000_000;
const STATUSES: ReadonlySet<number> = new Set([200, 403, 404]);
const REPLACED: ReadonlySet<string> = new Set(['content-length', 'accept-ranges']);

/** Whether CloudFront compresses an origin's answer: by status, media type and Content-Length, and only a plain one. */
export function isCompressible(answer: { readonly status: number; readonly headers: HeaderFields }): boolean {
  const { status, headers } = answer;
  const type = fieldValue(headers, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const length = Number(fieldValue(headers, 'content-length') ?? Number.NaN);
  return (
    STATUSES.has(status) &&
    COMPRESSIBLE.has(type) &&
    fieldValue(headers, 'content-encoding') === undefined &&
    length >= SMALLEST &&
    length <= LARGEST
  );
}

/** The headers of the compressed answer: a strong ETag becomes a weak one, the length is not known beforehand. */
export function compressedHeaders(headers: HeaderFields, encoding: 'br' | 'gzip'): HeaderFields {
  const etag = fieldValue(headers, 'etag');
  const vary = fieldValue(headers, 'vary');
  const namesEncoding =
    vary?.split(',').some(name => name.trim().toLowerCase() === 'accept-encoding') ?? false;
  return {
    ...withoutFields(headers, REPLACED),
    'content-encoding': encoding,
    vary: vary === undefined ? 'Accept-Encoding' : namesEncoding ? vary : `${vary}, Accept-Encoding`,
    ...(etag !== undefined && { etag: etag.startsWith('W/') ? etag : `W/${etag}` }),
  };
}

/** A stream that compresses. CloudFront does not say how hard it tries; the levels here are quick. */
export function compressor(encoding: 'br' | 'gzip'): Transform {
  return encoding === 'br'
    ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
    : createGzip({ level: 5 });
}
