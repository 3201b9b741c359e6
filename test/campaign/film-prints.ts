const WINDOW = 12;
const STRIDE = 4;

/** Runs of one and the same few bytes, as padding has them, are of no film in particular. */
const LEAST_DISTINCT = 6;

/**
 * Recognises pieces of films: any 15 bytes in a row of any of the contents, wherever they stand.
 *
 * @returns a function that says whether bytes hold such a piece
 */
export function filmPrints(contents: readonly Buffer[]): (bytes: Buffer) => boolean {
  const prints = new Set<string>();
  for (const content of contents) {
    const text = content.toString('latin1');
    for (let at = 0; at + WINDOW <= text.length; at += STRIDE) {
      const print = text.slice(at, at + WINDOW);
      if (new Set(print).size >= LEAST_DISTINCT) prints.add(print);
    }
  }
  return bytes => {
    const text = bytes.toString('latin1');
    for (let at = 0; at + WINDOW <= text.length; at += 1) {
      if (prints.has(text.slice(at, at + WINDOW))) return true;
    }
    return false;
  };
}
