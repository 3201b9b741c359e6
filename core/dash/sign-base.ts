import type { FilmScope } from '../uri/film-scope';
import { isRelativeAsItStands, joinerAfter, placeInFilm } from '../uri/film-uri';
import { isUnusable } from '../uri/plain-uri';
import { hasSignatureParameter } from '../uri/signature-parameters';
import { splitReference } from '../uri/uri-reference';
import type { BaseUrls } from './base-urls';
import type { Effort } from './effort';
import type { SignedValue } from './sign-value';

/**
 * Decides what becomes of one BaseURL: absolute, so that what is below it counts from the distribution, unless the one
 * above is; and signed where it is media itself. A signature on any other would reach nobody, since a relative
 * reference takes no query along (RFC 3986, section 5.2.2).
 *
 * @param text as `signValue` takes it
 * @param level index of its level
 * @returns nothing where it stays as it is
 */
export function signBase(
  text: string,
  level: number,
  bases: BaseUrls,
  scope: FilmScope,
  effort: Effort,
): SignedValue | undefined {
  if (text === '' || isUnusable(text)) return undefined;
  const above = bases.above(level);
  effort.spend(text.length + (above.paths[0]?.length ?? 0));
  const reference = splitReference(text);
  const { query, fragmentStart: to } = reference;
  const place = placeInFilm(text, reference, above.paths[0], scope);
  if (!place) return undefined;
  const isSigned = query !== undefined && hasSignatureParameter(query);
  const joiner = bases.of(level).isMedia && !isSigned ? joinerAfter(query) : undefined;
  const isAbsolute = place.head === text.slice(0, place.from);
  // Above a Period's BaseURL the MPD's own or the one that is put in is absolute already.
  const mayStay = level > 0 && above.isInFilm && above.paths.length === 1;
  const stays = isAbsolute || (mayStay && isRelativeAsItStands(text, reference, place));
  if (stays && joiner === undefined) return undefined;
  return stays ? { head: '', from: 0, to, joiner } : { head: place.head, from: place.from, to, joiner };
}
