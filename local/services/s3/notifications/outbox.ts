import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { BucketDirs } from '../store/bucket-dirs';
import { readRecord, writeRecord } from '../store/record-file';

const notice = z.object({
  queueArn: z.string(),
  body: z.string(),
  key: z.string(),
  /** File name of the object's bytes: it tells whether the object came to be. */
  data: z.string(),
});

/** A message that waits to be sent. */
export interface Notice extends Readonly<z.infer<typeof notice>> {
  /** Name of its file. */
  readonly id: string;
}

/** Messages about objects, kept in a file each until they are sent: a killed process loses none. */
export class Outbox {
  readonly #dirs: BucketDirs;

  constructor(dirs: BucketDirs) {
    this.#dirs = dirs;
  }

  async add(content: z.infer<typeof notice>): Promise<Notice> {
    const id = randomUUID();
    await writeRecord(this.#fileOf(id), this.#dirs.temporary, content);
    return { ...content, id };
  }

  /** What is still to be sent. */
  async all(): Promise<Notice[]> {
    const found: Notice[] = [];
    for (const id of await readdir(this.#dirs.outbox)) {
      const content = await readRecord(this.#fileOf(id), notice);
      if (content !== undefined) found.push({ ...content, id });
    }
    return found;
  }

  async remove({ id }: Notice): Promise<void> {
    await rm(this.#fileOf(id), { force: true });
  }

  #fileOf(id: string): string {
    return join(this.#dirs.outbox, id);
  }
}
