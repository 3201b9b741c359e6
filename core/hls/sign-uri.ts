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
 * a client may send those of an absolute URL as they stand.
 *
 * @param uri one character per byte; neither a control character nor a backslash is among them
 */
export function signUri(uri: string, variables: Variables, scope: FilmScope): SignedUri | undefined {
  const expansion = variables.expand(uri);
  if (!expansion) return undefined;
  const { text, unknownAt, bringsFragment } = expansion;
  const reference = splitReference(text);
  const { pathStart, pathEnd, query, fragmentStart } = reference;
  if (unknownAt !== undefined && unknownAt < pathEnd) return undefined;
  if (query !== undefined && hasSignatureParameter(query)) return undefined;

  const origin = missingOrigin(reference, scope);
  const path = text.slice(pathStart, pathEnd);
  const base = basePath(path, reference, scope);
  if (origin === undefined || base === undefined || hasEncodedDotSegment(path)) return undefined;
  const dotted = lastDotSegmentEnd(path);
  const start = dotted > 0 ? removeDotSegments(base + path.slice(0, dotted)) : base;
  if (!(start + path.slice(dotted, dotted + scope.film.length)).startsWith(scope.film)) return undefined;

  const joiner = joinerAfter(query);
  const head = dotted > 0 ? origin + text.slice(0, pathStart) + start : origin + start;
  const from = dotted > 0 ? pathStart + dotted : 0;
  if (text === uri) return { head, from, to: fragmentStart, joiner, tail: '' };
  if (dotted === 0 && !bringsFragment) {
    return { head, from, to: splitReference(uri).fragmentStart, joiner, tail: '' };
  }
  const written = head + text.slice(from, fragmentStart);
  return { head: written, from: uri.length, to: uri.length, joiner, tail: text.slice(fragmentStart) };
}

/** What must stand before a reference to make it absolute; nothing when it names another origin than ours. */
function missingOrigin({ scheme, authority }: UriReference, scope: FilmScope): string | undefined {
  if (authority === undefined) return scheme === undefined ? scope.origin : undefined;
  if (scheme !== undefined && scheme !== scope.scheme) return undefined;
  if (normalAuthority(scope.scheme, authority) !== scope.authority) return undefined;
  return scheme === undefined ? `${scope.scheme}:` : '';
}

/** What must stand before the path; nothing when the reference names no resource of its own. */
function basePath(path: string, { authority, query }: UriReference, scope: FilmScope): string | undefined {
  if (authority !== undefined || path.startsWith('/')) return '';
  if (path !== '') return scope.folder;
  return query === undefined ? undefined : scope.playlist;
}

function joinerAfter(query: string | undefined): SignedUri['joiner'] {
  if (query === undefined) return '?';
  return query === '' || query.endsWith('&') ? '' : '&';
}
