import { fromStored } from '../cache/from-stored';
import { errorTimeToLive, timeToLive } from '../cache/time-to-live';
import { HOP_BY_HOP, withoutFields } from '../header-fields';
import type { OriginAnswer } from '../origin/ask-origin';
import type { AdmittedRequest } from './admitted-request';
import type { EdgeAnswer } from './edge-answer';
import type { Fetch } from './fetch-answer';

/** Fields of a 304 that say nothing about the stored body, which may be a compressed one. */
const NOT_OF_A_304: ReadonlySet<string> = new Set([
  ...HOP_BY_HOP,
  'content-encoding',
  'content-length',
  'content-range',
  'content-type',
  'etag',
  'vary',
]);

/**
 * An expired answer serves on where the origin confirms it (304), and where the origin fails (5xx): then for the
 * error's least time (Developer Guide, "How CloudFront processes HTTP 4xx and 5xx status codes from your origin").
 * Undefined where neither is so.
 */
export function settleStale(
  { viewer, behaviour, cache, errorCachingMinTtl }: AdmittedRequest,
  { stale, land, removals }: Fetch,
  origin: OriginAnswer,
): EdgeAnswer | undefined {
  if (stale === undefined || stale.stored.status >= 400) return undefined;
  const confirmed = origin.status === 304;
  if (!confirmed && origin.status < 500) return undefined;
  origin.body.resume();
  const { stored, key } = stale;
  const now = cache.clock.now();
  const headers = confirmed
    ? { ...stored.headers, ...withoutFields(origin.headers, NOT_OF_A_304) }
    : stored.headers;
  const seconds = confirmed
    ? timeToLive(behaviour.cache, headers, now)
    : errorTimeToLive(origin, errorCachingMinTtl, behaviour.cache, now);
  const kept = {
    ...stored,
    headers,
    bornAt: confirmed ? now : stored.bornAt,
    freshUntil: now + seconds * 1_000,
  };
  const isKept = cache.store.put(key, kept, removals) && seconds > 0;
  land(isKept ? 'stored' : 'not stored');
  return fromStored(kept, viewer, now, confirmed ? 'RefreshHit' : 'Hit');
}
