import type { Clock } from '../../clock';
import { CacheStore, type StoredAnswer } from './cache-store';
import { InFlight } from './in-flight';

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
