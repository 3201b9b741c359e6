import type { FilmScope } from '../uri/film-scope';
import { isRelativeAsItStands, joinerAfter, placeInFilm, type SignedUri } from '../uri/film-uri';
import { isUnusable } from '../uri/plain-uri';
import { hasSignatureParameter } from '../uri/signature-parameters';
import { splitReference, type UriReference } from '../uri/uri-reference';
import type { Audience } from './audience';

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
 */
export function signValue(text: string, audience: Audience, scope: FilmScope): SignedValue | undefined {
  if (text === '' || text.startsWith('#') || isUnusable(text)) return undefined;
  const reference = splitReference(text);
  const { query, fragmentStart: to } = reference;
  if (query !== undefined && hasSignatureParameter(query)) return undefined;
  const joiner = joinerAfter(query);
  const { readers, isCrowd, isInFilm, hasChangingId } = audience;
  const changes = hasChangingId && text.includes(REPRESENTATION_ID);
  const relative: SignedValue = { head: '', from: 0, to, joiner };
  const placeFor = ({ bases }: Audience['readers'][number]) =>
    placeInFilm(text, reference, bases.paths[0], scope);
  const [first, ...others] = isCrowd ? readers.slice(0, 1).map(placeFor) : readers.map(placeFor);
  if (first && isInFilm && !changes && isRelativeAsItStands(text, reference, first)) return relative;
  if (isCrowd) return undefined;
  const isOnePlace = others.every(other => other?.head === first?.head && other?.from === first?.from);
  if (first && isOnePlace && !changes) return { head: first.head, from: first.from, to, joiner };
  const isGood = readers.every(({ bases, id }) => {
    const filled = changes && id !== undefined ? text.replaceAll(REPRESENTATION_ID, () => id) : text;
    const parts = filled === text ? reference : splitReference(filled);
    if (isUnusable(filled) || !isSameForm(parts, reference)) return false;
    return bases.paths.every(path => placeInFilm(filled, parts, path, scope));
  });
  return isGood ? relative : undefined;
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
