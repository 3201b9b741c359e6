import { defaultTtl, GRANT_BUCKET, grantExpiry } from '../../../core/grant/lifetime';
import type { ReadyVideo } from '../../../core/video/record';
import type { ApiDesk } from '../api-desk';
import type { GrantAnswer } from './grant-schema';
import { makeGrant } from './make-grant';

/** A grant that is the same for everybody who asks within a bucket. */
interface PublicGrant {
  readonly answer: GrantAnswer;
  /** Seconds for which it may be kept: until the bucket ends. */
  readonly maxAge: number;
}

/**
 * The grant of a public film. Its end follows from the bucket's beginning and its seconds count from the bucket's end, so
 * that none of them is too long for whoever gets the answer last.
 *
 * @throws Problem `unavailable` while a key cannot be read
 */
export async function publicGrant(
  desk: Pick<ApiDesk, 'config' | 'keyring' | 'signMedia' | 'now'>,
  film: ReadyVideo,
): Promise<PublicGrant> {
  const now = Math.floor(desk.now() / 1000);
  const begin = now - (now % GRANT_BUCKET);
  const end = begin + GRANT_BUCKET;
  const max = desk.config.grantMaxSeconds;
  const ttl = defaultTtl(film.durationSeconds, max);
  const expires = grantExpiry({ now: begin, ttl, max, bucket: GRANT_BUCKET });
  return { answer: await makeGrant(desk, film, { now: end, expires }), maxAge: end - now };
}
