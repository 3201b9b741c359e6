/** What a media playlist names: a segment, or a part of one. */
export interface Entry {
  readonly bytes: number;
  readonly seconds: number;
}

/**
 * EXT-X-TARGETDURATION in seconds: no entry's length, rounded to the nearest integer, may be above it (RFC 8216,
 * section 4.3.3.1). At least 1, since 0 would ask a player for segments without length.
 */
export function targetDuration(entries: readonly Pick<Entry, 'seconds'>[]): number {
  return entries.reduce((longest, { seconds }) => Math.max(longest, Math.round(seconds)), 1);
}
