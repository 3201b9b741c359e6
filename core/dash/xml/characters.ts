const NAME = 1;
const NAME_START = 2;

const CLASS = classTable();

/** White space (XML 1.0, section 2.3). */
export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x09 || byte === 0x0d;
}

/**
 * End of the name that begins at `start`; `start` itself where there is none. A byte beyond ASCII counts as a letter
 * (XML 1.0, section 2.3, knows a few that are none; nobody writes those).
 */
export function nameEnd(bytes: Uint8Array, start: number): number {
  if ((CLASS[bytes[start] ?? 0] ?? 0) < NAME_START) return start;
  let at = start + 1;
  while (at < bytes.length && (CLASS[bytes[at] ?? 0] ?? 0) >= NAME) at += 1;
  return at;
}

/** The first place from `start` on that is no white space. */
export function skipSpace(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isSpace(bytes[at])) at += 1;
  return at;
}

function classTable(): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of '-.0123456789') table[character.charCodeAt(0)] = NAME;
  for (const character of '_:') table[character.charCodeAt(0)] = NAME_START;
  table.fill(NAME_START, 0x41, 0x5b);
  table.fill(NAME_START, 0x61, 0x7b);
  table.fill(NAME_START, 0x80);
  return table;
}
