const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
]);

const REFERENCE = /&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([a-z]{2,4}));/g;

/**
 * Replaces the character references that WebVTT names (W3C WebVTT, section 4.2.2), the two quotes and numeric ones;
 * any other ampersand is text. A reference to a control character stays as it is.
 */
export function decodeCharacters(text: string): string {
  return text.replace(REFERENCE, (reference, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? reference;
    return (
      character(decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)) ?? reference
    );
  });
}

/** The text so that no part of it is a tag, a reference or an arrow between times. */
export function escapeCharacters(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function character(code: number): string | undefined {
  const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xfeff;
  const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && (code & 0xfffe) !== 0xfffe;
  return isControl || !isCharacter ? undefined : String.fromCodePoint(code);
}
