import type { EdgeAnswer } from '../answer/edge-answer';
import { fieldValue, type HeaderFields, withoutFields } from '../header-fields';
import { parseRange, resolveRange } from './byte-range';
import type { StoredAnswer } from './cache-store';
import { isNotModified, rangeStillApplies } from './preconditions';

const OF_THE_BODY: ReadonlySet<string> = new Set(['content-length', 'content-range']);

/** The head of a 304: the fields of the representation without those of its body (RFC 9110, section 15.4.5). */
export function notModified(headers: HeaderFields, from: EdgeAnswer['from']): EdgeAnswer {
  return { status: 304, headers: withoutFields(headers, OF_THE_BODY), from };
}

/**
 * What a viewer gets from a stored answer: all of it, the range that was asked for, 304 or 416.
 *
 * @param now milliseconds since the epoch
 */
export function fromStored(
  stored: StoredAnswer,
  viewer: { readonly method: string; readonly headers: HeaderFields },
  now: number,
  from: 'Hit' | 'RefreshHit',
): EdgeAnswer {
  const age = Math.max(0, Math.floor((now - stored.bornAt) / 1_000));
  const headers: HeaderFields = { ...stored.headers, age: String(age) };
  if (stored.status < 300 && isNotModified(viewer.headers, headers)) return notModified(headers, from);
  const range = viewer.method === 'GET' ? parseRange(fieldValue(viewer.headers, 'range')) : undefined;
  if (stored.status !== 200 || range === undefined || !rangeStillApplies(viewer.headers, headers)) {
    return { status: stored.status, headers, body: stored.body, from };
  }
  const size = stored.body.length;
  const bytes = resolveRange(range, size);
  if (bytes === undefined) {
    return { status: 416, headers: { 'content-range': `bytes */${size}`, 'content-length': '0' }, from };
  }
  const body = stored.body.subarray(bytes.first, bytes.last + 1);
  return {
    status: 206,
    headers: {
      ...headers,
      'content-range': `bytes ${bytes.first}-${bytes.last}/${size}`,
      'content-length': String(body.length),
    },
    body,
    from,
  };
}
