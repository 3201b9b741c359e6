import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../clock';
import type { BucketDirs } from './bucket-dirs';
import { keyFileName } from './key-file-name';
import { KeyedLock } from './keyed-lock';
import { listKeys } from './list-keys';
import type { NewObject } from './new-object';
import { nextSequencer } from './next-sequencer';
import { isMissing, readRecord, writeRecord } from './record-file';
import { type StoredObject, storedObject } from './stored-object';
import { dataFileName, sweepData } from './sweep-data';

/** How often a read starts again because the object was replaced between its record and its bytes. */
const READ_ATTEMPTS = 20;

/**
 * A bucket's objects on disk: a record per key and a file of bytes that the record names. Renaming the record is
 * the one moment at which an object appears, so readers see whole objects only and the last rename wins.
 */
export class ObjectStore {
  readonly #dirs: BucketDirs;
  readonly #clock: Clock;
  readonly #locks = new KeyedLock();
  /** Of the newest object; a key's own record is not there any more when the object was deleted. */
  #sequencer: string | undefined;

  constructor(dirs: BucketDirs, clock: Clock) {
    this.#dirs = dirs;
    this.#clock = clock;
  }

  /** What is known of an object, without its bytes. */
  find(key: string): Promise<StoredObject | undefined> {
    return readRecord(this.#recordPath(key), storedObject);
  }

  /** An object with its bytes open; they stay readable when the object is replaced or deleted meanwhile. */
  async open(key: string): Promise<{ object: StoredObject; bytes: FileHandle } | undefined> {
    for (let attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
      const object = await this.find(key);
      if (object === undefined) return undefined;
      try {
        return { object, bytes: await open(join(this.#dirs.data, object.data)) };
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    }
    throw new Error('an object changes faster than it can be opened');
  }

  /**
   * Gives written bytes a key.
   *
   * @param announce is told of the object before it appears
   */
  put(
    { key, file, headers, condition }: NewObject,
    announce: (object: StoredObject) => Promise<void>,
  ): Promise<StoredObject> {
    return this.#locks.run(key, async () => {
      const current = await this.find(key);
      condition(current);
      const { path, ...facts } = file;
      const modified = this.#clock.now();
      const sequencer = nextSequencer(modified, [this.#sequencer, current?.sequencer]);
      this.#sequencer = sequencer;
      const object = { ...facts, key, headers, modified, sequencer, data: dataFileName(key) };
      await rename(path, join(this.#dirs.data, object.data));
      await announce(object);
      await writeRecord(this.#recordPath(key), this.#dirs.temporary, object);
      if (current !== undefined) await this.#removeData(current);
      return object;
    });
  }

  /** Deletes an object; that there is none is no failure. */
  delete(key: string): Promise<void> {
    return this.change(key, () => 'expires');
  }

  /** Lets an object end or change its storage class, if there is one; its time, its ETag and its bytes stay. */
  change(
    key: string,
    decide: (current: StoredObject) => 'expires' | Pick<StoredObject, 'storageClass'> | undefined,
  ): Promise<void> {
    return this.#locks.run(key, async () => {
      const current = await this.find(key);
      const decided = current && decide(current);
      if (current === undefined || decided === undefined) return;
      if (decided === 'expires') {
        await rm(this.#recordPath(key), { force: true });
        await this.#removeData(current);
      } else {
        await writeRecord(this.#recordPath(key), this.#dirs.temporary, { ...current, ...decided });
      }
    });
  }

  /** All keys with this prefix, in S3's order. */
  list(prefix: string): Promise<string[]> {
    return listKeys(this.#dirs.records, prefix);
  }

  /** Removes bytes that a killed process left without a record. */
  async sweep(): Promise<void> {
    await sweepData(this.#dirs.data, await this.list(''), async key => (await this.find(key))?.data);
  }

  #recordPath(key: string): string {
    return join(this.#dirs.records, keyFileName(key));
  }

  #removeData(object: StoredObject): Promise<void> {
    return rm(join(this.#dirs.data, object.data), { force: true });
  }
}
