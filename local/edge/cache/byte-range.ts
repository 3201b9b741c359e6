/** A single range as it was asked for: from `first`, or the last `suffix` bytes. */
export type ByteRange = { readonly first: number; readonly last?: number } | { readonly suffix: number };

/**
 * Reads a Range header of one range (RFC 9110, section 14.1.2). Undefined where the header is to be ignored and the
 * whole object sent: it is missing, not valid, or names several ranges, which the edge never serves in parts.
 */
export function parseRange(header: string | undefined): ByteRange | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '') return last === '' ? undefined : { suffix: Number(last) };
  if (last === '') return { first: Number(first) };
  return Number(last) < Number(first) ? undefined : { first: Number(first), last: Number(last) };
}

/** The range as a header field's value, one spelling for each. */
export function rangeText(range: ByteRange): string {
  return 'suffix' in range ? `bytes=-${range.suffix}` : `bytes=${range.first}-${range.last ?? ''}`;
}

/** First and last byte (inclusive) within so many bytes; undefined where none of them lies there. */
export function resolveRange(range: ByteRange, size: number): { first: number; last: number } | undefined {
  const first = 'suffix' in range ? Math.max(0, size - range.suffix) : range.first;
  const last = 'suffix' in range ? size - 1 : Math.min(range.last ?? size - 1, size - 1);
  return first < size && first <= last && !('suffix' in range && range.suffix === 0)
    ? { first, last }
    : undefined;
}
