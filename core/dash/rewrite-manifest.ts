import { Edits } from '../edits';
import type { FilmScope } from '../uri/film-scope';
import { uriKind } from '../uri/plain-uri';
import { Audiences } from './audience';
import { BaseUrls } from './base-urls';
import { Effort } from './effort';
import { type ManifestLayout, ROLE, VALUE_MAX } from './manifest-layout';
import { markMediaBases } from './media-bases';
import { signBase } from './sign-base';
import { type SignedValue, signValue } from './sign-value';
import { decodeReferences, escapeText, rawOffset } from './xml/references';

/** The manifest with its URL values signed; a copy where there is none to sign. */
export function rewriteManifest(
  source: Buffer,
  layout: ManifestLayout,
  scope: FilmScope,
  suffix: string,
): Buffer {
  const effort = new Effort(source.length);
  const bases = new BaseUrls(source, layout, scope, effort);
  markMediaBases(layout, bases);
  const audiences = new Audiences(layout, bases, effort);
  const edits = new Edits(source);
  const suffixes = keepSuffixes(edits, escapeText(suffix), '&amp;');
  const suffixesInCdata = keepSuffixes(edits, suffix, '&');
  let isAnySigned = false;

  const apply = (index: number, raw: string, value: SignedValue, isCdata: boolean): void => {
    const start = layout.start(index);
    const place = (offset: number) => (isCdata ? offset : rawOffset(raw, offset));
    if (value.head !== '')
      edits.add(start, place(value.from), edits.keep(isCdata ? value.head : escapeText(value.head)));
    if (value.joiner === undefined) return;
    edits.add(start + place(value.to), 0, (isCdata ? suffixesInCdata : suffixes)[value.joiner]);
    isAnySigned = true;
  };

  if (bases.isWithoutOwn) edits.add(layout.rootEnd, 0, edits.keep(baseElement(layout.rootPrefix, scope)));
  for (let index = 0; index < layout.count; index += 1) {
    const role = layout.role(index);
    const start = layout.start(index);
    const end = layout.end(index);
    if (role === ROLE.baseUnknown || end - start > VALUE_MAX) continue;
    if (role === ROLE.base || role === ROLE.baseInCdata) {
      const raw = source.toString('latin1', start, end);
      const text = role === ROLE.base ? decodeReferences(raw) : raw;
      const value = signBase(text, layout.level(index), bases, scope, effort);
      if (value) apply(index, raw, value, role === ROLE.baseInCdata);
      continue;
    }
    const audience = audiences.of(role, layout.level(index));
    if (audience.isInFilm && !audience.hasChangingId && uriKind(source, start, end) === 'plain') {
      edits.add(end, 0, suffixes['?']);
      isAnySigned = true;
      continue;
    }
    const raw = source.toString('latin1', start, end);
    const value = signValue(decodeReferences(raw), audience, scope, effort);
    if (value) apply(index, raw, value, false);
  }
  return isAnySigned ? edits.apply() : Buffer.from(source);
}

function baseElement(prefix: string, { origin, folder }: FilmScope): string {
  return `<${prefix}BaseURL>${escapeText(origin + folder)}</${prefix}BaseURL>`;
}

function keepSuffixes(edits: Edits, suffix: string, ampersand: string) {
  return {
    '?': edits.keep(`?${suffix}`),
    '&': edits.keep(`${ampersand}${suffix}`),
    '': edits.keep(suffix),
  };
}
