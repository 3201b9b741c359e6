import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Values that must stand nowhere, by what they are. */
export type Canaries = Readonly<Record<string, string>>;

/** Shorter pieces would be found by chance. */
const PIECE = 24;

/**
 * Where canaries stand in texts: `what in where`, without the value. A long value is found by any of its lines, and
 * whatever JSON or a URL makes of it.
 */
export function findCanaries(texts: Readonly<Record<string, string>>, canaries: Canaries): string[] {
  return Object.entries(texts).flatMap(([where, text]) =>
    Object.entries(canaries)
      .filter(([, value]) => piecesOf(value).some(piece => text.includes(piece)))
      .map(([what]) => `${what} in ${where}`),
  );
}

/** Every file below a folder as text, by its path there. */
export function textsBelow(folder: string, isWanted: (path: string) => boolean): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const paths = files.map(entry => relative(folder, join(entry.parentPath, entry.name)));
  return Object.fromEntries(
    paths.filter(isWanted).map(path => [path, readFileSync(join(folder, path), 'latin1')]),
  );
}

function piecesOf(value: string): string[] {
  const lines = value.split('\n').filter(line => !line.startsWith('-----') && line.length >= PIECE);
  if (lines.length === 0)
    throw new TypeError('a canary needs a line that is long enough to be told from chance');
  return lines.flatMap(line => [
    line,
    encodeURIComponent(line),
    Buffer.from(line).toString('base64').slice(0, -4),
  ]);
}
