/** An invalidation path that CloudFront would not take. */
export class InvalidationPathError extends Error {
  override readonly name = 'InvalidationPathError';
}

/** Characters of a path (Developer Guide, "What you need to know when invalidating paths"). */
const LONGEST = 4_000;

/**
 * Which paths an invalidation path means: itself, or, where its last character is `*`, all that start with what stands
 * before that. Case counts, nothing is decoded, and a query is no part of a path here, since none is in a cache key.
 *
 * @throws InvalidationPathError for a path without its leading slash, a `*` elsewhere, and more than 4,000 characters
 */
export function invalidationPath(path: string): (cached: string) => boolean {
  if (!path.startsWith('/')) throw new InvalidationPathError('An invalidation path starts with a slash.');
  if (path.length > LONGEST)
    throw new InvalidationPathError('An invalidation path has at most 4,000 characters.');
  const star = path.indexOf('*');
  if (star < 0) return cached => cached === path;
  if (star < path.length - 1)
    throw new InvalidationPathError('The * of an invalidation path is its last character.');
  const start = path.slice(0, -1);
  return cached => cached.startsWith(start);
}
