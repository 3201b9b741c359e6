import { hasEncodedDotSegment, lastDotSegmentEnd, removeDotSegments } from './dot-segments';
import type { FilmScope } from './film-scope';
import { hasSignatureParameter } from './signature-parameters';
import { normalAuthority, splitReference, type UriReference } from './uri-reference';
import type { Variables } from './variables';

/**
 * How a URI becomes an absolute, signed one:
 * `head + uri.slice(from, to) + joiner + suffix + tail + uri.slice(to)`.
 */
export interface SignedUri {
  readonly head: string;
  readonly from: number;
  readonly to: number;
  readonly joiner: '?' | '&' | '';
  readonly tail: string;
}

/**
 * Decides what becomes of one media URI. Nothing when it must stay as it is: because it leads out of the film's
 * prefix, or could, because it carries a signature already, or because clients disagree on what it means.
 *
 * What counts is the path after resolving (RFC 3986, section 5.2). Dot segments are taken out of the result, since
 * a client may send those of an absolute URL as they stand; the origin is written as the policy has it.
 *
 * @param uri one character per byte; neither a control character nor a backslash is among them
 */
export function signUri(uri: string, variables: Variables, scope: FilmScope): SignedUri | undefined {
  if (uri === '' || uri.startsWith('#')) return undefined;
  const expansion = variables.expand(uri);
  if (!expansion) return undefined;
  const { text, unknownAt, bringsFragment } = expansion;
  const reference = splitReference(text);
  const { pathStart, pathEnd, query, fragmentStart } = reference;
  if (unknownAt !== undefined && unknownAt < pathEnd) return undefined;
  if (query !== undefined && hasSignatureParameter(query)) return undefined;

  const path = text.slice(pathStart, pathEnd);
  const base = basePath(path, reference, scope);
  if (!hasOurOrigin(reference, scope) || hasEncodedDotSegment(path)) return undefined;
  const dotted = lastDotSegmentEnd(path);
  const start = dotted > 0 ? removeDotSegments(base + path.slice(0, dotted)) : base;
  if (!(start + path.slice(dotted, dotted + scope.film.length)).startsWith(scope.film)) return undefined;

  const head = scope.origin + start;
  const from = pathStart + dotted;
  const joiner = joinerAfter(query);
  const to = text === uri ? fragmentStart : splitReference(uri).fragmentStart;
  if (!bringsFragment && uri.startsWith(text.slice(0, from))) return { head, from, to, joiner, tail: '' };
  if (!bringsFragment && text.slice(0, from) === head) return { head: '', from: 0, to, joiner, tail: '' };
  // Now values have to be written out; one that holds a reference as text would be replaced a second time.
  if (variables.expand(text)?.text !== text) return undefined;
  const written = head + text.slice(from, fragmentStart);
  return { head: written, from: uri.length, to: uri.length, joiner, tail: text.slice(fragmentStart) };
}

/** Whether a reference leads to the distribution, as the player of one of our playlists reads it. */
function hasOurOrigin({ scheme, authority }: UriReference, scope: FilmScope): boolean {
  if (authority === undefined) return scheme === undefined;
  if (scheme !== undefined && scheme !== scope.scheme) return false;
  return normalAuthority(scope.scheme, authority) === scope.authority;
}

/** What must stand before the path to make it absolute. */
function basePath(path: string, { authority }: UriReference, scope: FilmScope): string {
  if (authority !== undefined || path.startsWith('/')) return '';
  return path === '' ? scope.playlist : scope.folder;
}

function joinerAfter(query: string | undefined): SignedUri['joiner'] {
  if (query === undefined) return '?';
  return query === '' || query.endsWith('&') ? '' : '&';
}
