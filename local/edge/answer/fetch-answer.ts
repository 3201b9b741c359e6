import type { ByteRange } from '../cache/byte-range';
import type { CacheKeys } from '../cache/cache-keys';
import type { StoredAnswer } from '../cache/cache-store';
import type { FlightOutcome } from '../cache/in-flight';
import type { AdmittedRequest } from './admitted-request';
import { askForAnswer } from './ask-for-answer';
import type { EdgeAnswer } from './edge-answer';
import { cacheConditions } from './origin-conditions';
import { passOn } from './pass-on';
import { settleStale } from './settle-stale';

/** What a trip to the origin is for. */
export interface Fetch {
  readonly keys: CacheKeys;
  readonly encodings: readonly ('br' | 'gzip')[];
  readonly range: ByteRange | undefined;
  /** An expired answer, which the origin may confirm. */
  readonly stale: { readonly key: string; readonly stored: StoredAnswer } | undefined;
  /** Removals from the cache before the origin was asked. */
  readonly removals: number;
  /** Tells those who wait for the same object how it ended. */
  readonly land: (outcome: FlightOutcome) => void;
}

/** Asks the origin, keeps what may be kept, and answers the viewer from it. */
export async function fetchAnswer(request: AdmittedRequest, fetch: Fetch): Promise<EdgeAnswer> {
  try {
    const conditions = cacheConditions(request, fetch.range, fetch.stale?.stored);
    const origin = await askForAnswer(request, fetch.encodings, conditions);
    return settleStale(request, fetch, origin) ?? passOn(request, fetch, origin);
  } catch (error) {
    fetch.land('abandoned');
    throw error;
  }
}
