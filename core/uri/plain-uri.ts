/** What can be said of a URI from its bytes alone. */
export type UriKind = 'plain' | 'other' | 'unusable';

const OTHER = 1;
const UNUSABLE = 2;
const SLASH = 0x2f;
const DOT = 0x2e;

/** Anything but printable ASCII without the backslash, and bytes of UTF-8. */
const UNUSABLE_CHARACTER = /[^\x20-\x5b\x5d-\x7e\x80-\xff]/;

const CLASS = classTable();

/**
 * - plain: a relative path with nothing to resolve and neither query, fragment, escape, entity nor variable.
 * - unusable: holds a control character or a backslash, which clients drop, keep or take for a slash.
 * - other: has to be looked at in parts.
 */
export function uriKind(bytes: Uint8Array, start: number, end: number): UriKind {
  let seen = bytes[start] === SLASH ? OTHER : 0;
  let before = SLASH;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    seen |= CLASS[byte] ?? 0;
    if (byte === DOT && before === SLASH) seen |= OTHER;
    before = byte;
  }
  if (seen >= UNUSABLE) return 'unusable';
  return seen === 0 && start < end ? 'plain' : 'other';
}

/** Whether a text of one character per byte is what `uriKind` calls unusable. */
export function isUnusable(text: string): boolean {
  return UNUSABLE_CHARACTER.test(text);
}

function classTable(): Uint8Array {
  const table = new Uint8Array(256);
  table.fill(UNUSABLE, 0, 0x20);
  table[0x5c] = UNUSABLE;
  table[0x7f] = UNUSABLE;
  for (const character of ':?#%{&') table[character.charCodeAt(0)] = OTHER;
  return table;
}
