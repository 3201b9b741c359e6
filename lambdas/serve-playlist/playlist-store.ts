import { Problem } from '../../core/problem';
import { AwsError } from '../_shared/aws-error';
import { getObject } from '../_shared/s3';
import { ByteMemo } from './byte-memo';

/** Bytes of playlists that are kept as they lie in the bucket. */
const KEPT_BYTES = 16 * 1024 * 1024;

/** Seconds after which S3, when it failed, is worth another try. */
const RETRY_AFTER = 2;

/**
 * @returns a function that gives a playlist by its key; what lies below a run never changes, so it is read once. It
 *   throws Problem `playlist_not_found`, or `unavailable` when S3 fails.
 */
export function createPlaylistStore(bucket: string): (key: string) => Promise<Buffer> {
  const kept = new ByteMemo<Buffer>(KEPT_BYTES, body => body.length);
  return async key => kept.get(key, () => read(bucket, key));
}

async function read(bucket: string, key: string): Promise<Buffer> {
  try {
    const body = await getObject(bucket, key);
    if (body !== undefined) return body;
  } catch (cause) {
    if (cause instanceof AwsError) throw new Problem('unavailable', { retryAfter: RETRY_AFTER, cause });
    throw cause;
  }
  throw new Problem('playlist_not_found');
}
