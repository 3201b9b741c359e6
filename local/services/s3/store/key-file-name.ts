import { basename, dirname, join, sep } from 'node:path';

/** Ends the file name of a record; `@` never occurs in an encoded key. */
const ENDING = '@.json';
/** Characters per folder name; file systems allow 255 bytes. */
const CHUNK = 180;

/**
 * Relative path of a key's record. One key has one path and no two keys share one, on file systems that ignore case
 * too: everything but lower-case letters, digits, `-`, `_` and `.` is written as hexadecimal bytes. A slash becomes
 * `+`, never a folder, so `a/b` and `a/b/c` can both be objects and no key reaches outside its folder.
 */
export function keyFileName(key: string): string {
  const encoded = [...Buffer.from(key, 'utf8')].map(encodeByte).join('');
  const folders: string[] = [];
  let at = 0;
  for (; encoded.length - at > CHUNK; at += CHUNK) folders.push(encoded.slice(at, at + CHUNK));
  return join(...folders, `${encoded.slice(at)}${ENDING}`);
}

/** The key whose record has this relative path; `undefined` for any other file. */
export function keyOfFileName(path: string): string | undefined {
  if (!path.endsWith(ENDING)) return undefined;
  const folders = dirname(path) === '.' ? [] : dirname(path).split(sep);
  const encoded = [...folders, basename(path).slice(0, -ENDING.length)].join('');
  const uri = encoded.replaceAll('+', '/').replaceAll('=', '%');
  try {
    return decodeURIComponent(uri);
  } catch {
    return undefined;
  }
}

function encodeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (/[a-z0-9_.-]/.test(character)) return character;
  return character === '/' ? '+' : `=${byte.toString(16).padStart(2, '0').toUpperCase()}`;
}
