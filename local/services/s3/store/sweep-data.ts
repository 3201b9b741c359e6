import { createHash, randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A fresh name for a key's bytes. It starts with the key's mark, so that `sweepData` can tell whose they are. */
export function dataFileName(key: string): string {
  return `${keyMark(key)}-${randomUUID()}`;
}

/**
 * Removes bytes that no record names: what a process leaves that is killed between two renames.
 *
 * @param keys every key that has a record
 * @param dataOf the file name that the key's record holds
 */
export async function sweepData(
  dataDir: string,
  keys: readonly string[],
  dataOf: (key: string) => Promise<string | undefined>,
): Promise<void> {
  const owners = new Map(keys.map(key => [keyMark(key), key]));
  const files = Map.groupBy(await readdir(dataDir), name => name.slice(0, name.indexOf('-')));
  for (const [mark, names] of files) {
    const owner = owners.get(mark);
    if (owner !== undefined && names.length === 1) continue;
    const kept = owner === undefined ? undefined : await dataOf(owner);
    for (const name of names.filter(each => each !== kept)) await rm(join(dataDir, name));
  }
}

function keyMark(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
