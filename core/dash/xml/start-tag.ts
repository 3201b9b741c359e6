import type { Attributes } from './attributes';
import { isSpace, nameEnd, skipSpace } from './characters';
import { referenceEnd } from './references';

const AMPERSAND = 0x26;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const LESS = 0x3c;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;

/**
 * Reads the attributes of a start tag (XML 1.0, section 3.1).
 *
 * @param start behind the element's name
 * @param attributes takes them
 * @returns where the tag's `>` stands, or the `/` before it; nothing where the tag is not well-formed
 */
export function readAttributes(bytes: Buffer, start: number, attributes: Attributes): number | undefined {
  attributes.clear();
  let at = start;
  for (;;) {
    const nameStart = skipSpace(bytes, at);
    const byte = bytes[nameStart];
    if (byte === GREATER) return nameStart;
    if (byte === SLASH) return bytes[nameStart + 1] === GREATER ? nameStart : undefined;
    const end = nameEnd(bytes, nameStart);
    if (end === nameStart || !isSpace(bytes[nameStart - 1])) return undefined;
    const equals = skipSpace(bytes, end);
    const quoteAt = skipSpace(bytes, equals + 1);
    const quote = bytes[quoteAt];
    if (bytes[equals] !== EQUALS || (quote !== QUOTE && quote !== APOSTROPHE)) return undefined;
    const valueEnd = attributeEnd(bytes, quoteAt + 1, quote);
    if (valueEnd === undefined) return undefined;
    attributes.add(nameStart, end, quoteAt + 1, valueEnd);
    at = valueEnd + 1;
  }
}

/** Where the closing quote stands. */
function attributeEnd(bytes: Buffer, start: number, quote: number): number | undefined {
  for (let at = start; at < bytes.length; ) {
    const byte = bytes[at];
    if (byte === quote) return at;
    if (byte === LESS) return undefined;
    if (byte === AMPERSAND) {
      const end = referenceEnd(bytes, at);
      if (end === undefined) return undefined;
      at = end;
    } else at += 1;
  }
  return undefined;
}
