import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders of one bucket. */
export type BucketDirs = {
  /** The folder of all the others. */
  readonly root: string;
  /** One record per object. */
  readonly records: string;
  /** Bytes of objects and parts, one file each under a random name. */
  readonly data: string;
  /** One folder per multipart upload. */
  readonly uploads: string;
  /** One file per message about an object that is not sent yet. */
  readonly outbox: string;
  /** What is being written; emptied at start. */
  readonly temporary: string;
};

/** Makes a bucket's folders, readable by this user only, and forgets what a killed process was writing. */
export async function openBucketDirs(root: string): Promise<BucketDirs> {
  const dirs = {
    root,
    records: join(root, 'records'),
    data: join(root, 'data'),
    uploads: join(root, 'uploads'),
    outbox: join(root, 'outbox'),
    temporary: join(root, 'temporary'),
  };
  await rm(dirs.temporary, { recursive: true, force: true });
  for (const dir of Object.values(dirs)) await mkdir(dir, { recursive: true, mode: 0o700 });
  return dirs;
}
