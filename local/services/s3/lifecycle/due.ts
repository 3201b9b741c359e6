import type { StoredObject } from '../store/stored-object';
import type { LifecycleRule } from './lifecycle-rules';

const DAY = 86_400_000;

/** Bytes below which an object changes its class only where a rule names sizes (S3 user guide, "Transitioning objects"). */
const SMALLEST_MOVED = 128 * 1024;

/**
 * Whether so many days are over: S3 adds them and goes on to the next midnight, UTC (S3 user guide, "Lifecycle
 * configuration elements", "Lifecycle rules: based on an object's age"). Instants are in milliseconds since the epoch.
 */
export function isDue(since: number, days: number, now: number): boolean {
  return now >= Math.ceil((since + days * DAY) / DAY) * DAY;
}

/** What becomes of an object now: it expires, or is in this storage class; undefined where it stays as it is. */
export function fateOf(
  rules: readonly LifecycleRule[],
  object: StoredObject,
  now: number,
): 'expires' | { readonly storageClass: string } | undefined {
  const fitting = rules.filter(rule => fits(rule, object));
  const expires = fitting.some(
    ({ ExpirationInDays: days }) => days !== undefined && isDue(object.modified, days, now),
  );
  // Where both are due, S3 takes the one that costs less.
  if (expires) return 'expires';
  const [latest] = fitting
    .filter(rule => namesSizes(rule) || object.size >= SMALLEST_MOVED)
    .flatMap(rule => rule.Transitions)
    .filter(({ TransitionInDays: days }) => isDue(object.modified, days, now))
    .sort((a, b) => b.TransitionInDays - a.TransitionInDays);
  if (latest === undefined || latest.StorageClass === object.storageClass) return undefined;
  return { storageClass: latest.StorageClass };
}

function fits(rule: LifecycleRule, { key, size }: StoredObject): boolean {
  const { ObjectSizeGreaterThan: above = -1, ObjectSizeLessThan: below = Number.POSITIVE_INFINITY } = rule;
  return key.startsWith(rule.Prefix) && size > above && size < below;
}

function namesSizes(rule: LifecycleRule): boolean {
  return rule.ObjectSizeGreaterThan !== undefined || rule.ObjectSizeLessThan !== undefined;
}
