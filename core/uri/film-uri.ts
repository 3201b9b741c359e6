import { hasEncodedDotSegment, lastDotSegmentEnd, removeDotSegments } from './dot-segments';
import type { FilmScope } from './film-scope';
import { normalAuthority, type UriReference } from './uri-reference';

/**
 * How a reference becomes an absolute, signed URL:
 * `head + text.slice(from, to) + joiner + suffix + tail + text.slice(to)`.
 */
export interface SignedUri {
  readonly head: string;
  readonly from: number;
  readonly to: number;
  readonly joiner: '?' | '&' | '';
  readonly tail: string;
}

/** A place below the film's prefix: `head + text.slice(from)` is its absolute URL, free of dot segments. */
export interface FilmPlace {
  readonly head: string;
  readonly from: number;
}

/**
 * Finds out whether a reference leads below the film's prefix. What counts is the path after resolving (RFC 3986,
 * section 5.2). Dot segments are taken out of the result, since a client may send those of an absolute URL as they
 * stand; the origin is written as the policy has it.
 *
 * @param reference the parts of `text`
 * @param base path on our origin, without dot segments, that a relative reference counts from; nothing when it lies
 *   elsewhere
 */
export function placeInFilm(
  text: string,
  reference: UriReference,
  base: string | undefined,
  scope: FilmScope,
): FilmPlace | undefined {
  const { pathStart, pathEnd, authority } = reference;
  const path = text.slice(pathStart, pathEnd);
  if (!hasOurOrigin(reference, base, scope) || hasEncodedDotSegment(path)) return undefined;
  const before = authority !== undefined || base === undefined ? '' : partOfBase(path, base);
  const dotted = lastDotSegmentEnd(path);
  const start = dotted > 0 ? removeDotSegments(before + path.slice(0, dotted)) : before;
  if (!(start + path.slice(dotted, dotted + scope.film.length)).startsWith(scope.film)) return undefined;
  return { head: scope.origin + start, from: pathStart + dotted };
}

/**
 * The path that a reference leads to on our origin, without dot segments; nothing when it leads to another host, or
 * when clients disagree on where it leads.
 */
export function pathOnOrigin(
  text: string,
  reference: UriReference,
  base: string | undefined,
  scope: FilmScope,
): string | undefined {
  const path = text.slice(reference.pathStart, reference.pathEnd);
  if (!hasOurOrigin(reference, base, scope) || hasEncodedDotSegment(path)) return undefined;
  const before = reference.authority !== undefined || base === undefined ? '' : partOfBase(path, base);
  const dotted = lastDotSegmentEnd(path);
  return dotted > 0 ? removeDotSegments(before + path.slice(0, dotted)) + path.slice(dotted) : before + path;
}

/**
 * Whether a reference is a relative path that has nothing to resolve: no dot segment, no slash at its start.
 *
 * @param place what `placeInFilm` says of it
 */
export function isRelativeAsItStands(text: string, reference: UriReference, place: FilmPlace): boolean {
  const { scheme, authority, pathEnd } = reference;
  const isPath = scheme === undefined && authority === undefined && pathEnd > 0 && !text.startsWith('/');
  return isPath && place.from === 0;
}

/** What stands between a query that is there already and the signature's. */
export function joinerAfter(query: string | undefined): SignedUri['joiner'] {
  if (query === undefined) return '?';
  return query === '' || query.endsWith('&') ? '' : '&';
}

/** Whether a reference leads to the distribution, as the player of one of our playlists reads it. */
function hasOurOrigin(
  { scheme, authority }: UriReference,
  base: string | undefined,
  scope: FilmScope,
): boolean {
  if (authority === undefined) return scheme === undefined && base !== undefined;
  if (scheme === undefined ? base === undefined : scheme !== scope.scheme) return false;
  return normalAuthority(scope.scheme, authority) === scope.authority;
}

/** What of the base must stand before the path to make it absolute. */
function partOfBase(path: string, base: string): string {
  if (path.startsWith('/')) return '';
  return path === '' ? base : base.slice(0, base.lastIndexOf('/') + 1);
}
