import { fieldValue, type HeaderFields } from '../header-fields';

const opaqueTag = (tag: string): string => tag.trim().replace(/^W\//, '');

/**
 * Whether the viewer has this representation already, so that 304 answers it (RFC 9110, section 13.2.2: If-None-Match
 * outweighs If-Modified-Since). If-Match is for the origin: a cache may ignore it (section 13.1.1).
 */
export function isNotModified(viewer: HeaderFields, stored: HeaderFields): boolean {
  const etag = fieldValue(stored, 'etag');
  const noneMatch = fieldValue(viewer, 'if-none-match');
  if (noneMatch !== undefined) {
    if (noneMatch.trim() === '*') return true;
    return etag !== undefined && noneMatch.split(',').map(opaqueTag).includes(opaqueTag(etag));
  }
  const since = Date.parse(fieldValue(viewer, 'if-modified-since') ?? '');
  const modified = Date.parse(fieldValue(stored, 'last-modified') ?? '');
  return modified <= since;
}

/** Whether an If-Range, where there is one, lets the range stand (RFC 9110, section 13.1.5: strong comparison). */
export function rangeStillApplies(viewer: HeaderFields, stored: HeaderFields): boolean {
  const ifRange = fieldValue(viewer, 'if-range')?.trim();
  if (ifRange === undefined) return true;
  if (ifRange.startsWith('"')) return ifRange === fieldValue(stored, 'etag');
  return !ifRange.startsWith('W/') && ifRange === fieldValue(stored, 'last-modified');
}
