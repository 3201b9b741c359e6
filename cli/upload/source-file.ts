import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { namedPath } from '../../local/named-path';
import { fileFault } from '../file-fault';
import { UsageError } from '../usage-error';
import { announcedTypeOf } from './announced-type';

/** Bytes that are looked at in each place of the file to know it again. */
const SAMPLE = 65_536;

/** Most characters of a title that the API takes. */
const TITLE_MAX = 200;

/** A file that is to be uploaded, held open: replacing it under its name changes nothing. */
export interface SourceFile {
  readonly handle: FileHandle;
  /** As it was named. */
  readonly path: string;
  /** Its name without folders and without its ending. */
  readonly title: string;
  /** Bytes. */
  readonly size: number;
  /** Media type, by its ending. */
  readonly type: string;
  /** Size, time of the last change and a sample of the content: the same file has the same. */
  readonly fingerprint: string;
  /** Whether the file is still as it was when it was opened. */
  isUnchanged(): Promise<boolean>;
}

/**
 * Opens a file. The caller closes its handle.
 *
 * @throws UsageError where it cannot be read, is empty or no film by its name
 */
export async function openSource(path: string): Promise<SourceFile> {
  const type = announcedTypeOf(path);
  const handle = await open(namedPath(path)).catch((error: unknown) => {
    throw new UsageError(`cannot read ${path}: ${fileFault(error)}`);
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new UsageError(`${path} is no file`);
    if (stat.size === 0) throw new UsageError(`${path} is empty`);
    const { size, mtimeMs } = stat;
    return {
      handle,
      path,
      title: basename(path, extname(path)).trim().slice(0, TITLE_MAX) || basename(path),
      size,
      type,
      fingerprint: await fingerprint(handle, size, mtimeMs),
      isUnchanged: async () => {
        const now = await handle.stat();
        return now.size === size && now.mtimeMs === mtimeMs;
      },
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function fingerprint(handle: FileHandle, size: number, modified: number): Promise<string> {
  const hash = createHash('sha256').update(`${size} ${modified} `);
  const buffer = Buffer.alloc(SAMPLE);
  for (const position of [0, Math.floor(size / 2), Math.max(0, size - SAMPLE)]) {
    const { bytesRead } = await handle.read(buffer, 0, SAMPLE, position);
    hash.update(buffer.subarray(0, bytesRead));
  }
  return hash.digest('hex');
}
