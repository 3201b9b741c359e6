const TAB = 0x09;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const EQUALS = 0x3d;

/**
 * @param name as written, without white space around it
 * @param start first byte of the value, behind its opening quote
 * @param end byte after the value, at its closing quote
 * @param quoted whether the value stands between two quotes
 */
export type AttributeVisitor = (name: string, start: number, end: number, quoted: boolean) => void;

/**
 * Visits the attributes of a list (RFC 8216, section 4.2) in their order. It reads on behind white space, stray
 * commas and text that is no attribute, because players do. A quoted string holds no escapes, so the next quote ends
 * it; one without an end takes the rest of the line. It only moves forward: each byte is looked at twice at most.
 */
export function forEachAttribute(bytes: Buffer, start: number, end: number, visit: AttributeVisitor): void {
  let at = start;
  while (at < end) {
    while (at < end && isSeparator(bytes[at])) at += 1;
    const nameStart = at;
    while (at < end && bytes[at] !== EQUALS && bytes[at] !== COMMA) at += 1;
    if (at >= end || bytes[at] === COMMA) continue;
    const name = bytes.toString('latin1', nameStart, at).trimEnd();
    at += 1;
    while (at < end && isSpace(bytes[at])) at += 1;
    const quoted = bytes[at] === QUOTE && at < end;
    const stop = quoted ? QUOTE : COMMA;
    if (quoted) at += 1;
    const valueStart = at;
    while (at < end && bytes[at] !== stop) at += 1;
    visit(name, valueStart, at, quoted && at < end);
    at += 1;
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB;
}

function isSeparator(byte: number | undefined): boolean {
  return byte === COMMA || byte === CR || isSpace(byte);
}
