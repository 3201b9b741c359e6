import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../clock';
import { S3Error } from '../s3-error';
import type { BucketDirs } from './bucket-dirs';
import { KeyedLock } from './keyed-lock';
import { readRecord, writeRecord } from './record-file';
import { type StoredPart, type StoredUpload, storedPart, storedUpload } from './stored-object';
import type { WrittenFile } from './temporary-file';

const UPLOAD_ID = /^[0-9a-f]{32}$/;
const PART_RECORD = /^(\d{5})\.json$/;

export type NumberedPart = StoredPart & { readonly number: number };

/** The multipart uploads of a bucket: a folder each, with a record and a file of bytes per part. */
export class UploadStore {
  readonly #dirs: BucketDirs;
  readonly #clock: Clock;
  readonly #locks = new KeyedLock();

  constructor(dirs: BucketDirs, clock: Clock) {
    this.#dirs = dirs;
    this.#clock = clock;
  }

  async create(key: string, headers: Readonly<Record<string, string>>): Promise<StoredUpload> {
    const initiated = this.#clock.now();
    const upload = { id: newUploadId(initiated), key, headers, initiated };
    await mkdir(this.#folder(upload.id), { mode: 0o700 });
    await writeRecord(this.#recordPath(upload.id), this.#dirs.temporary, upload);
    return upload;
  }

  /** @throws S3Error `NoSuchUpload` when there is no such upload of this key */
  async find(key: string, id: string): Promise<StoredUpload> {
    const upload = UPLOAD_ID.test(id) ? await readRecord(this.#recordPath(id), storedUpload) : undefined;
    if (upload?.key !== key) throw new S3Error('NoSuchUpload', 'There is no such multipart upload.');
    return upload;
  }

  /** Keeps a part; an earlier one with the same number is replaced. */
  putPart(key: string, id: string, number: number, file: WrittenFile): Promise<StoredPart> {
    return this.exclusively(key, id, async () => {
      const earlier = await readRecord(this.#partPath(id, number), storedPart);
      const { path, ...facts } = file;
      const part = { ...facts, modified: this.#clock.now(), data: `${padded(number)}-${randomUUID()}` };
      await rename(path, join(this.#folder(id), part.data));
      await writeRecord(this.#partPath(id, number), this.#dirs.temporary, part);
      if (earlier !== undefined) await rm(join(this.#folder(id), earlier.data), { force: true });
      return part;
    });
  }

  /** The parts that are there, by number. */
  async parts(id: string): Promise<NumberedPart[]> {
    const numbers = (await readdir(this.#folder(id)))
      .map(name => Number(PART_RECORD.exec(name)?.[1] ?? 0))
      .filter(number => number > 0)
      .sort((left, right) => left - right);
    const found: NumberedPart[] = [];
    for (const number of numbers) {
      const part = await readRecord(this.#partPath(id, number), storedPart);
      if (part !== undefined) found.push({ ...part, number });
    }
    return found;
  }

  /** Where a part's bytes lie. */
  partData(id: string, part: StoredPart): string {
    return join(this.#folder(id), part.data);
  }

  /** Uploads whose key has this prefix, by key and then by id, which is by age. */
  async list(prefix: string): Promise<StoredUpload[]> {
    const ids = (await readdir(this.#dirs.uploads)).filter(name => UPLOAD_ID.test(name));
    const uploads = await Promise.all(ids.map(id => readRecord(this.#recordPath(id), storedUpload)));
    return uploads
      .filter(upload => upload !== undefined)
      .filter(upload => upload.key.startsWith(prefix))
      .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) || (a.id < b.id ? -1 : 1));
  }

  /** Runs work on an upload that nothing else may change meanwhile. */
  exclusively<T>(key: string, id: string, work: (upload: StoredUpload) => Promise<T>): Promise<T> {
    return this.#locks.run(id, async () => work(await this.find(key, id)));
  }

  /** Forgets an upload and its parts. */
  async remove(id: string): Promise<void> {
    await rm(this.#recordPath(id), { force: true });
    await rm(this.#folder(id), { recursive: true, force: true });
  }

  #folder(id: string): string {
    return join(this.#dirs.uploads, id);
  }

  #recordPath(id: string): string {
    return join(this.#folder(id), 'upload.json');
  }

  #partPath(id: string, number: number): string {
    return join(this.#folder(id), `${padded(number)}.json`);
  }
}

/** An id that is higher than those of earlier uploads: listings go on after the last that they showed. */
function newUploadId(now: number): string {
  return `${now.toString(16).padStart(12, '0')}${randomUUID().replaceAll('-', '').slice(12)}`;
}

function padded(number: number): string {
  return String(number).padStart(5, '0');
}
