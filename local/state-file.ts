import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** A file of local mode that was damaged. */
export class StateFileFault extends Error {
  override readonly name = 'StateFileFault';
}

/**
 * What a JSON file of local mode holds; undefined when there is no such file.
 *
 * @throws StateFileFault naming the file when it holds something else
 */
export async function readStateFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new StateFileFault(`${file} holds something else than npm start has written`);
  }
}

/** Writes the file whole or not at all, for this user's eyes only. */
export async function writeStateFile(file: string, value: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${randomUUID()}.tmp`;
  await writeFile(unfinished, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, file);
}
