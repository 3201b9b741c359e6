import type { FilmScope } from '../uri/film-scope';
import { joinerAfter, placeInFilm, type SignedUri } from '../uri/film-uri';
import { hasSignatureParameter } from '../uri/signature-parameters';
import { splitReference } from '../uri/uri-reference';
import type { Variables } from './variables';

/**
 * Decides what becomes of one media URI. Nothing when it must stay as it is: because it leads out of the film's
 * prefix, or could, because it carries a signature already, or because clients disagree on what it means.
 *
 * @param uri one character per byte; neither a control character nor a backslash is among them
 */
export function signUri(uri: string, variables: Variables, scope: FilmScope): SignedUri | undefined {
  if (uri === '' || uri.startsWith('#')) return undefined;
  const expansion = variables.expand(uri);
  if (!expansion) return undefined;
  const { text, unknownAt, bringsFragment } = expansion;
  const reference = splitReference(text);
  const { pathEnd, query, fragmentStart } = reference;
  if (unknownAt !== undefined && unknownAt < pathEnd) return undefined;
  if (query !== undefined && hasSignatureParameter(query)) return undefined;

  const place = placeInFilm(text, reference, scope.playlist, scope);
  if (!place) return undefined;
  const { head, from } = place;
  const joiner = joinerAfter(query);
  const to = text === uri ? fragmentStart : splitReference(uri).fragmentStart;
  if (!bringsFragment && uri.startsWith(text.slice(0, from))) return { head, from, to, joiner, tail: '' };
  if (!bringsFragment && text.slice(0, from) === head) return { head: '', from: 0, to, joiner, tail: '' };
  // Now values have to be written out; one that holds a reference as text would be replaced a second time.
  const written = head + text.slice(from, fragmentStart);
  const tail = text.slice(fragmentStart);
  if (variables.expand(written)?.text !== written || variables.expand(tail)?.text !== tail) return undefined;
  return { head: written, from: uri.length, to: uri.length, joiner, tail };
}
