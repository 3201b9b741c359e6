import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { keyOfFileName } from './key-file-name';

/** All keys of a bucket that start with the prefix, in S3's order: by their UTF-8 bytes. */
export async function listKeys(recordsDir: string, prefix: string): Promise<string[]> {
  const entries = await readdir(recordsDir, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => keyOfFileName(join(relative(recordsDir, entry.parentPath), entry.name)))
    .filter(key => key?.startsWith(prefix) === true)
    .map(key => ({ key: key ?? '', bytes: Buffer.from(key ?? '', 'utf8') }))
    .sort((left, right) => Buffer.compare(left.bytes, right.bytes))
    .map(({ key }) => key);
}
