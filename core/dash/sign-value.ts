import type { FilmScope } from '../uri/film-scope';
import {
  type FilmPlace,
  isRelativeAsItStands,
  joinerAfter,
  placeInFilm,
  type SignedUri,
} from '../uri/film-uri';
import { isUnusable } from '../uri/plain-uri';
import { hasSignatureParameter } from '../uri/signature-parameters';
import { splitReference, type UriReference } from '../uri/uri-reference';
import type { Audience } from './audience';
import type { Effort } from './effort';
import { VALUE_MAX } from './manifest-layout';

/** The one identifier of a template that a manifest fills with text of its choice (ISO/IEC 23009-1, table 21). */
const REPRESENTATION_ID = '$RepresentationID$';

/** How a value of a manifest changes. */
export interface SignedValue {
  /** Takes the place of what stands before `from`; empty where nothing does. */
  readonly head: string;
  readonly from: number;
  /** Where the signature goes. */
  readonly to: number;
  /** Nothing where the value is not signed. */
  readonly joiner: SignedUri['joiner'] | undefined;
}

/**
 * Decides what becomes of one URL value. It is signed only where it leads below the film's prefix for every
 * Representation that reads it, from every alternative of the BaseURL: a player asks each of those hosts.
 *
 * It stays relative where that is good for all of them. Where it is not, it becomes absolute if it leads to one place for
 * all, which leaves no other host to leak to.
 *
 * @param text the value with its references replaced, one character per byte
 * @returns nothing where the value stays as it is
 * @throws ManifestError `too_intricate`
 */
export function signValue(
  text: string,
  audience: Audience,
  scope: FilmScope,
  effort: Effort,
): SignedValue | undefined {
  if (text === '' || text.startsWith('#') || isUnusable(text)) return undefined;
  const reference = splitReference(text);
  const { query, fragmentStart: to } = reference;
  if (query !== undefined && hasSignatureParameter(query)) return undefined;
  const joiner = joinerAfter(query);
  const relative: SignedValue = { head: '', from: 0, to, joiner };
  const resolve = (filled: string, parts: UriReference, path: string | undefined) => {
    effort.spend(filled.length + (path?.length ?? 0));
    return placeInFilm(filled, parts, path, scope);
  };

  if (audience.hasChangingId && text.includes(REPRESENTATION_ID)) {
    for (const { bases, changingId } of audience.readers) {
      const filled = changingId === undefined ? text : fill(text, changingId);
      if (filled === undefined || isUnusable(filled)) return undefined;
      const parts = splitReference(filled);
      if (!isSameForm(parts, reference)) return undefined;
      if (!bases.paths.every(path => resolve(filled, parts, path))) return undefined;
    }
    return relative;
  }

  let place: FilmPlace | undefined;
  let isOnePlace = true;
  let isGood = true;
  for (const { bases } of audience.readers) {
    const [path, ...others] = bases.paths;
    const own = resolve(text, reference, path);
    if (!own) return undefined;
    if (audience.isInFilm && isRelativeAsItStands(text, reference, own)) return relative;
    place ??= own;
    isOnePlace &&= own.head === place.head && own.from === place.from;
    isGood &&= others.every(other => resolve(text, reference, other));
    if (!isOnePlace && !isGood) return undefined;
  }
  return place && isOnePlace ? { head: place.head, from: place.from, to, joiner } : relative;
}

/** The template with an id in it; nothing where that is longer than any URL. */
function fill(template: string, id: string): string | undefined {
  const parts = template.split(REPRESENTATION_ID);
  const length = template.length + (parts.length - 1) * (id.length - REPRESENTATION_ID.length);
  return length > VALUE_MAX ? undefined : parts.join(id);
}

/** Whether an id has left a template what it was: relative or not, with a query and fragment or not. */
function isSameForm(filled: UriReference, template: UriReference): boolean {
  return (
    filled.scheme === template.scheme &&
    (filled.authority === undefined) === (template.authority === undefined) &&
    (filled.query === undefined) === (template.query === undefined) &&
    filled.fragmentStart - filled.pathEnd === template.fragmentStart - template.pathEnd
  );
}
