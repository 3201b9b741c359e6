import { fieldValue, type HeaderFields } from '../header-fields';
import type { CachePolicy } from '../policies/cache-policy';

/** Seconds for which an error is kept where the distribution says nothing else. */
const DEFAULT_ERROR_TTL = 10;

/** Errors that are kept whatever their headers say, and those that need a max-age (Developer Guide, HTTPStatusCodes). */
const KEPT_ERRORS: ReadonlySet<number> = new Set([403, 404, 405, 410, 414, 500, 501, 502, 503, 504]);
const KEPT_BY_MAX_AGE: ReadonlySet<number> = new Set([400, 412, 415]);

/** Errors for which no-store, no-cache and private are honoured (custom-error-pages-expiration). */
const HONOURS_NO_STORE: ReadonlySet<number> = new Set([404, 410, 414, 501]);

interface Lifetime {
  /** The origin asks that it be not kept. */
  readonly refused: boolean;
  /** Seconds that the origin names: s-maxage before max-age before Expires. */
  readonly asked?: number;
}

function lifetimeOf(headers: HeaderFields, now: number): Lifetime {
  const directives = new Map(
    (fieldValue(headers, 'cache-control') ?? '')
      .split(',')
      .map(directive => directive.trim().toLowerCase().split('='))
      .map(([name = '', value = '']) => [name, value.replaceAll('"', '')] as const),
  );
  const refused = ['no-store', 'no-cache', 'private'].some(name => directives.has(name));
  const seconds = [directives.get('s-maxage'), directives.get('max-age')].find(
    value => value !== undefined && /^\d+$/.test(value),
  );
  if (seconds !== undefined) return { refused, asked: Number(seconds) };
  const expires = fieldValue(headers, 'expires');
  if (expires === undefined) return { refused };
  const instant = Date.parse(expires);
  return { refused, asked: Number.isNaN(instant) ? 0 : Math.max(0, Math.floor((instant - now) / 1_000)) };
}

/**
 * Seconds for which an answer below 400 stays in the cache (Developer Guide, "Manage how long content stays in the
 * cache"). A least time above 0 outweighs no-store, no-cache and private.
 *
 * @param now milliseconds since the epoch
 */
export function timeToLive(policy: CachePolicy, headers: HeaderFields, now: number): number {
  const { refused, asked } = lifetimeOf(headers, now);
  if (refused) return policy.minTtl;
  const wanted = asked ?? policy.defaultTtl;
  return Math.min(Math.max(wanted, policy.minTtl), policy.maxTtl);
}

/**
 * Seconds for which an error from the origin stays in the cache ("Control how long CloudFront caches errors").
 * CachingDisabled does not stop it; its greatest time bounds what the origin asks for.
 *
 * @param now milliseconds since the epoch
 */
export function errorTimeToLive(
  error: { readonly status: number; readonly headers: HeaderFields },
  minTtl: ReadonlyMap<number, number>,
  policy: CachePolicy,
  now: number,
): number {
  const { refused, asked } = lifetimeOf(error.headers, now);
  const kept = KEPT_ERRORS.has(error.status) || (KEPT_BY_MAX_AGE.has(error.status) && asked !== undefined);
  if (!kept || (refused && HONOURS_NO_STORE.has(error.status))) return 0;
  const least = minTtl.get(error.status) ?? DEFAULT_ERROR_TTL;
  return refused ? least : Math.max(least, Math.min(asked ?? 0, policy.maxTtl));
}
