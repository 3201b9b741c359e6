/** Longest tag in characters: RFC 5646, section 4.4.1, wants no more than 35 to be provided for. */
const TAG_MAX = 35;

/** langtag of RFC 5646, section 2.1, in lower case. */
const LANGUAGE_TAG = new RegExp(
  [
    '^(?<language>[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})',
    '(?:-(?<script>[a-z]{4}))?',
    '(?:-(?<region>[a-z]{2}|[0-9]{3}))?',
    '(?<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)',
    '(?<extensions>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)',
    '(?<privateUse>(?:-x(?:-[a-z0-9]{1,8})+)?)$',
  ].join(''),
);

/**
 * The language tag in its usual spelling (RFC 5646, section 2.1.1: `en`, `zh-Hant`, `pt-BR`), so that two spellings of
 * one tag are equal. Nothing where the text has not the form of a tag (BCP 47), names a variant or an extension twice,
 * or is longer than 35 characters. Tags of private use alone and the irregular ones of old are not taken.
 */
export function languageTag(text: string): string | undefined {
  // A letter beyond ASCII can have one of ours in lower case, so the text is looked at as it stands too.
  if (text.length > TAG_MAX || !/^[A-Za-z0-9-]+$/.test(text)) return undefined;
  const { language, script, region, variants, extensions, privateUse } =
    LANGUAGE_TAG.exec(text.toLowerCase())?.groups ?? {};
  if (language === undefined || variants === undefined || extensions === undefined) return undefined;
  if (hasTwice(variants.match(/[^-]+/g)) || hasTwice(extensions.match(/-[0-9a-z](?=-)/g))) return undefined;
  return [
    language,
    script && `-${script.charAt(0).toUpperCase()}${script.slice(1)}`,
    region && `-${region.toUpperCase()}`,
    ...[variants, extensions, privateUse],
  ].join('');
}

function hasTwice(texts: readonly string[] | null): boolean {
  return texts !== null && new Set(texts).size < texts.length;
}
