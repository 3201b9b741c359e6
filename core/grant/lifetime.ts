/** Shortest lifetime that can be asked for, in seconds. */
export const MIN_TTL = 10;

/** Seconds within which viewers of a film get one URL. */
export const GRANT_BUCKET = 600;

const HOUR = 3600;
const SHORTEST_DEFAULT = 6 * HOUR;

/**
 * Lifetime of a grant for which none was asked, in seconds: twice the film and an hour, because players do not read
 * the playlists of a recorded film again; at least six hours, at most `max`.
 *
 * @param filmSeconds length of the film, when it is known
 * @param max longest lifetime that the stack allows, in seconds
 */
export function defaultTtl(filmSeconds: number | undefined, max: number): number {
  return Math.min(max, Math.max(SHORTEST_DEFAULT, Math.ceil(2 * (filmSeconds ?? 0)) + HOUR));
}

/**
 * When a grant ends, in seconds since the epoch. Ends fall on multiples of the bucket, so that viewers who ask within
 * one share a URL. Grants of less than four buckets get a smaller one, so that they end no later than a quarter of
 * their lifetime after what was asked. Never later than `now + max`.
 *
 * @param now seconds since the epoch
 * @param ttl lifetime asked for, in seconds
 * @param max longest lifetime that the stack allows, in seconds
 * @param bucket seconds
 * @throws RangeError when `ttl`, `max` or `bucket` is not a whole number, or a lifetime is below `MIN_TTL`
 */
export function grantExpiry(grant: { now: number; ttl: number; max: number; bucket: number }): number {
  const { max, bucket } = grant;
  if (!isWhole(grant.ttl, MIN_TTL)) throw new RangeError(`ttl must be whole seconds, at least ${MIN_TTL}`);
  if (!isWhole(max, MIN_TTL)) throw new RangeError(`max must be whole seconds, at least ${MIN_TTL}`);
  if (!isWhole(bucket, 1)) throw new RangeError('bucket must be whole seconds, at least 1');
  const now = Math.floor(grant.now);
  const ttl = Math.min(grant.ttl, max);
  const step = Math.min(bucket, Math.max(1, Math.floor(ttl / 4)));
  return Math.min(Math.ceil((now + ttl) / step), Math.floor((now + max) / step)) * step;
}

/**
 * When a player should ask for its next grant, in seconds since the epoch: after three quarters of the lifetime. From
 * two minutes on, that leaves it at least 30 s.
 *
 * @param now seconds since the epoch
 * @param expires end of the present grant, in seconds since the epoch
 */
export function renewAfter({ now, expires }: { now: number; expires: number }): number {
  const lifetime = Math.max(0, expires - Math.floor(now));
  return expires - Math.ceil(lifetime / 4);
}

function isWhole(seconds: number, least: number): boolean {
  return Number.isSafeInteger(seconds) && seconds >= least;
}
