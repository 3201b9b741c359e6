import { type ByteRange, rangeText } from './byte-range';

/** Under which keys an answer may be found, and under which the one that comes is kept. */
export interface CacheKeys {
  /** Looked up in this order. */
  readonly lookUp: readonly string[];
  /** Key of what this very request asks the origin for; one request at a time runs under it. */
  readonly flight: string;
  /** Key by which an answer with this status is kept; undefined where it fits none. */
  keep(status: number): string | undefined;
}

/** The raw path in a cache key. None of a key's parts holds a space: HTTP allows none there. */
export function pathOfKey(key: string): string {
  return key.split(' ').at(-2) ?? '';
}

/**
 * Keys of a GET or HEAD request: origin, raw path and the encodings that the viewer takes. Nothing of the query, the
 * cookies or other headers is in them, as in every managed policy that the edge knows. A range that came from the
 * origin is kept under its own key and serves that same range again, but nobody who sends If-Range: that viewer may need the whole.
 */
export function cacheKeys(
  request: {
    readonly method: string;
    readonly originUrl: string;
    readonly path: string;
    readonly ifRange: boolean;
  },
  encodings: readonly string[],
  range: ByteRange | undefined,
): CacheKeys {
  const whole = `GET ${request.originUrl} ${request.path} ${encodings.join(',')}`;
  if (request.method === 'HEAD') {
    const head = `HEAD ${whole}`;
    return { lookUp: [whole, head], flight: head, keep: status => (status === 206 ? undefined : head) };
  }
  if (range === undefined) {
    return { lookUp: [whole], flight: whole, keep: status => (status === 206 ? undefined : whole) };
  }
  const part = `${rangeText(range)} ${whole}`;
  const lookUp = request.ifRange ? [whole] : [whole, part];
  return { lookUp, flight: part, keep: status => (status === 206 ? part : whole) };
}
