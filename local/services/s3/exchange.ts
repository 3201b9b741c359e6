import type { ServerResponse } from 'node:http';
import type { Clock } from '../../clock';
import type { Verified } from '../sigv4/verify';
import type { Payload } from './body/payload';
import type { Bucket } from './bucket';
import type { S3Request } from './s3-request';

/** One authenticated request to a bucket that exists, and its answer. */
export type Exchange = {
  readonly request: S3Request;
  readonly response: ServerResponse;
  readonly bucket: Bucket;
  /** Every bucket by name; copying reads from another one. */
  readonly buckets: ReadonlyMap<string, Bucket>;
  /** Who signed; `undefined` for an anonymous request. */
  readonly verified: Verified | undefined;
  readonly payload: Payload;
  readonly clock: Clock;
};

/** The same exchange where the key is known to be there. */
export function keyOf(exchange: Exchange): string {
  const { key } = exchange.request;
  if (key === undefined) throw new TypeError('an operation on objects was called without a key');
  return key;
}
