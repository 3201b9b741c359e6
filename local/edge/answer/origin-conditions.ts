import { type ByteRange, rangeText } from '../cache/byte-range';
import type { StoredAnswer } from '../cache/cache-store';
import { fieldValue, type HeaderFields } from '../header-fields';
import type { AdmittedRequest } from './admitted-request';

const CONDITIONS = [
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'range',
];

function named(headers: HeaderFields, names: readonly string[]): HeaderFields {
  return Object.fromEntries(
    names.flatMap(name => (headers[name] === undefined ? [] : [[name, headers[name]] as const])),
  );
}

/** The viewer's conditions and range as they go to the origin where nothing is cached: what the policy forwards. */
export function forwardedConditions({ viewer, behaviour }: AdmittedRequest): HeaderFields {
  const forwarded = CONDITIONS.filter(name => name === 'range' || behaviour.originRequest.forwards(name));
  return named(viewer.headers, forwarded);
}

/**
 * Conditions and range of the cache's own question: those that confirm an expired answer, else the viewer's range.
 * The viewer's own preconditions stay here; the cache answers them.
 */
export function cacheConditions(
  request: AdmittedRequest,
  range: ByteRange | undefined,
  stale: StoredAnswer | undefined,
): HeaderFields {
  if (request.behaviour.cache.maxTtl === 0) return forwardedConditions(request);
  const asked = range === undefined ? {} : { range: rangeText(range) };
  if (stale === undefined || stale.status >= 300) {
    return { ...asked, ...(range !== undefined && named(request.viewer.headers, ['if-range'])) };
  }
  const etag = fieldValue(stale.headers, 'etag');
  const modified = fieldValue(stale.headers, 'last-modified');
  return {
    ...(stale.status === 206 && asked),
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(modified !== undefined && { 'if-modified-since': modified }),
  };
}
