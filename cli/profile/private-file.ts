import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileFault } from '../file-fault';
import { UsageError } from '../usage-error';

/** Rights of anybody but the owner. */
const OTHERS = 0o077;

/**
 * Text of a file that only its owner may read; undefined when there is no such file.
 *
 * @throws UsageError where others may read it, or it cannot be read
 */
export async function readPrivateFile(file: string): Promise<string | undefined> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new UsageError(`cannot read ${file}: ${fileFault(error)}`);
  });
  if (handle === undefined) return undefined;
  try {
    const { mode } = await handle.stat();
    // Windows has no such bits: what it reports says nothing.
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
      throw new UsageError(
        `${file} may be read by others, so what it holds is not used; make it yours alone: chmod 600 ${file}`,
      );
    }
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file whole or not at all, for its owner alone; folders that are missing are made for the owner alone too.
 *
 * @throws UsageError where it cannot be written
 */
export async function writePrivateFile(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw new UsageError(`cannot write ${file}: ${fileFault(error)}`);
  }
}

/** Whether there was such a file; there is none afterwards. */
export async function removePrivateFile(file: string): Promise<boolean> {
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  await rm(file, { force: true });
  return isThere;
}
