import { createHash, hash } from 'node:crypto';
import { VIDEO_ID_BYTES, videoId } from '../../../core/video/video-id';

/** The id of the film that an owner's idempotency key stands for: the same request meets the same record. */
export function filmIdOfKey(owner: string, key: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([owner, key]))
    .digest();
  return videoId(digest.subarray(0, VIDEO_ID_BYTES));
}

/** Tells whether two requests are the same. */
export function requestDigest(request: object): string {
  const fields = Object.entries(request).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return hash('sha256', JSON.stringify(fields), 'base64url');
}
