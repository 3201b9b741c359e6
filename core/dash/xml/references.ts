const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
/** `&#x10FFFF;`, and some leading zeros. */
const LONGEST = 24;

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
const NUMERIC = /^#(?:([0-9]{1,20})|x([0-9A-Fa-f]{1,20}))$/;

const ESCAPES: ReadonlyMap<string, string> = new Map(
  [...PREDEFINED].map(([name, text]) => [text, `&${name};`]),
);

/**
 * End of the reference whose ampersand stands at `start`; nothing where it is none that XML knows without a document
 * type (XML 1.0, sections 4.1 and 4.6).
 */
export function referenceEnd(bytes: Buffer, start: number): number | undefined {
  let end = start + 1;
  while (end < start + LONGEST && end < bytes.length && bytes[end] !== SEMICOLON) end += 1;
  if (bytes[start] !== AMPERSAND || bytes[end] !== SEMICOLON) return undefined;
  return referenced(bytes.toString('latin1', start + 1, end)) === undefined ? undefined : end + 1;
}

/** Replaces the references of a well-formed text. Text goes in and out as UTF-8, one character per byte. */
export function decodeReferences(raw: string): string {
  if (!raw.includes('&')) return raw;
  let text = '';
  let copied = 0;
  for (let open = raw.indexOf('&'); open >= 0; open = raw.indexOf('&', copied)) {
    const close = raw.indexOf(';', open);
    text += raw.slice(copied, open) + (referenced(raw.slice(open + 1, close)) ?? '');
    copied = close + 1;
  }
  return text + raw.slice(copied);
}

/** Where in the raw text the character stands that has the given offset in the decoded one. */
export function rawOffset(raw: string, decodedOffset: number): number {
  let at = 0;
  let decoded = 0;
  while (decoded < decodedOffset) {
    const open = raw.indexOf('&', at);
    if (open < 0 || open - at >= decodedOffset - decoded) return at + decodedOffset - decoded;
    decoded += open - at;
    const close = raw.indexOf(';', open);
    decoded += referenced(raw.slice(open + 1, close))?.length ?? 0;
    at = close + 1;
  }
  return at;
}

/** The text so that it can stand in element content and between either kind of quotes. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, character => ESCAPES.get(character) ?? character);
}

/** What stands for the name between `&` and `;`, as UTF-8, one character per byte. */
function referenced(name: string): string | undefined {
  const [, decimal, hexadecimal] = NUMERIC.exec(name) ?? [];
  if (decimal === undefined && hexadecimal === undefined) return PREDEFINED.get(name);
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return isCharacter(code) ? Buffer.from(String.fromCodePoint(code)).toString('latin1') : undefined;
}

/** XML 1.0, section 2.2. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
