import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checksum } from './stored-object';

/** Bytes that lie complete on disk and wait for their name. */
export type WrittenFile = {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly etag: string;
  readonly checksum?: Checksum | undefined;
};

/** Lends a path for a new file and removes what still lies there when the work has ended, well or not. */
export async function withTemporaryFile<T>(dir: string, work: (path: string) => Promise<T>): Promise<T> {
  const path = join(dir, randomUUID());
  try {
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}
