import { defaultTtl, GRANT_BUCKET, grantExpiry } from '../../../core/grant/lifetime';
import { Problem } from '../../../core/problem';
import type { VideoRecord } from '../../../core/video/record';
import type { ApiDesk } from '../api-desk';
import type { GrantAnswer, GrantRequest } from './grant-schema';
import { makeGrant } from './make-grant';

type Desk = Pick<ApiDesk, 'config' | 'keyring' | 'signMedia' | 'now'>;

/**
 * A grant as a caller asked for it.
 *
 * @param mayChoose whether lifetime and address are the caller's to set
 * @throws Problem `option_not_allowed`, `ip_locks_off`, `video_state` for a film that is not ready, `unavailable`
 */
export async function callerGrant(
  desk: Desk,
  film: VideoRecord,
  { ttl, ip }: GrantRequest,
  mayChoose: boolean,
): Promise<GrantAnswer> {
  const { grantMaxSeconds: max, ipLocks } = desk.config;
  if (!mayChoose && (ttl !== undefined || ip !== undefined)) throw new Problem('option_not_allowed');
  if (ip !== undefined && !ipLocks) throw new Problem('ip_locks_off');
  if (film.status !== 'ready') throw new Problem('video_state');
  const now = Math.floor(desk.now() / 1000);
  const lifetime = ttl ?? defaultTtl(film.durationSeconds, max);
  const expires = grantExpiry({ now, ttl: lifetime, max, bucket: GRANT_BUCKET });
  return makeGrant(desk, film, { now, expires, ip });
}
