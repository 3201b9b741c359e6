import { S3Error } from '../s3-error';
import type { S3Request } from '../s3-request';
import { urlEncoded } from '../xml/url-encoded';

const PAGE_MAX = 1000;

/**
 * Number of entries on a page, from the named parameter: 1,000 where it is missing, and never more.
 *
 * @throws S3Error `InvalidArgument` when it is no number
 */
export function pageSize(request: S3Request, name: string): number {
  const text = request.query(name);
  if (text === undefined) return PAGE_MAX;
  if (!/^\d{1,10}$/.test(text)) throw new S3Error('InvalidArgument', `${name} must be a number.`);
  return Math.min(Number(text), PAGE_MAX);
}

/**
 * How texts are written in a listing: as they are, or as `encoding-type=url` asks.
 *
 * @throws S3Error `InvalidArgument` for another encoding
 */
export function listEncoding(request: S3Request): (text: string) => string {
  const encoding = request.query('encoding-type');
  if (encoding === undefined) return text => text;
  if (encoding !== 'url') throw new S3Error('InvalidArgument', 'encoding-type can be url only.');
  return urlEncoded;
}
