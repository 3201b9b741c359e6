import type { Clock } from '../../clock';
import { pathOfKey } from './cache-keys';
import { CacheStore, type StoredAnswer } from './cache-store';
import { InFlight } from './in-flight';
import { invalidationPath } from './invalidation-path';

/** Bytes of bodies that the edge holds in memory, in all and for one object; longer objects stream through. */
const ALL_BYTES = 128 * 1024 * 1024;
const OBJECT_BYTES = 16 * 1024 * 1024;

/** The memory of one edge. */
export interface EdgeCache {
  readonly store: CacheStore;
  readonly inFlight: InFlight;
  readonly objectBytes: number;
  readonly clock: Clock;
}

/** An empty cache. */
export function createEdgeCache(clock: Clock): EdgeCache {
  return { store: new CacheStore(ALL_BYTES), inFlight: new InFlight(), objectBytes: OBJECT_BYTES, clock };
}

/** The first stored answer under one of the keys, fresh ones before stale ones. */
export function lookUp(
  { store, clock }: EdgeCache,
  keys: readonly string[],
): { readonly key: string; readonly stored: StoredAnswer; readonly fresh: boolean } | undefined {
  const now = clock.now();
  const found = keys.flatMap(key => {
    const stored = store.get(key);
    return stored === undefined ? [] : [{ key, stored, fresh: now < stored.freshUntil }];
  });
  return found.find(({ fresh }) => fresh) ?? found[0];
}

/**
 * Forgets what is cached under the paths, errors included, in every encoding. An answer that is on its way from an
 * origin meanwhile reaches those who wait for it and is not kept.
 *
 * @throws InvalidationPathError for a path that CloudFront would not take; then nothing is forgotten
 */
export function invalidate({ store, inFlight }: EdgeCache, paths: readonly string[]): void {
  const meant = paths.map(invalidationPath);
  store.remove(key => meant.some(means => means(pathOfKey(key))));
  inFlight.clear();
}
