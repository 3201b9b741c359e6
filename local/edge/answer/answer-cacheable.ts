import { acceptedEncodings } from '../cache/accepted-encodings';
import { parseRange } from '../cache/byte-range';
import { cacheKeys } from '../cache/cache-keys';
import { lookUp } from '../cache/edge-cache';
import { fromStored } from '../cache/from-stored';
import { fieldValue } from '../header-fields';
import type { AdmittedRequest } from './admitted-request';
import type { EdgeAnswer } from './edge-answer';
import { fetchAnswer } from './fetch-answer';

/**
 * Answers a GET or HEAD: from the cache where it can, else from the origin, with one request per object at a time.
 * Where nothing is cached, or cookies go to the origin, each request goes there by itself (Developer Guide,
 * "Simultaneous requests for the same object").
 */
export async function answerCacheable(request: AdmittedRequest): Promise<EdgeAnswer> {
  const { viewer, behaviour, path, cache } = request;
  const encodings = acceptedEncodings(
    fieldValue(viewer.headers, 'accept-encoding'),
    behaviour.cache.encodings,
  );
  const range = viewer.method === 'GET' ? parseRange(fieldValue(viewer.headers, 'range')) : undefined;
  const ifRange = viewer.headers['if-range'] !== undefined;
  const originUrl = behaviour.origin.url;
  const keys = cacheKeys({ method: viewer.method, originUrl, path, ifRange }, encodings, range);
  for (let waits = behaviour.cache.maxTtl > 0 && !behaviour.originRequest.cookies; ; ) {
    const found = lookUp(cache, keys.lookUp);
    if (found?.fresh) return fromStored(found.stored, viewer, cache.clock.now(), 'Hit');
    const running = waits ? cache.inFlight.get(keys.flight) : undefined;
    if (running === undefined) {
      const land = waits ? cache.inFlight.start(keys.flight) : () => undefined;
      return await fetchAnswer(request, {
        ...{ keys, encodings, range, stale: found, land },
        removals: cache.store.removals,
      });
    }
    // An answer that is not kept helps nobody else: whoever waited for it asks the origin alone.
    if ((await running) === 'not stored') waits = false;
  }
}
