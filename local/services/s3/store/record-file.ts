import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { errorCode } from '../../error-code';

/**
 * Writes a record under a temporary name and renames it, so that a reader sees the old one or the new one and a
 * killed process leaves no half one.
 */
export async function writeRecord(path: string, temporaryDir: string, record: unknown): Promise<void> {
  const temporary = join(temporaryDir, randomUUID());
  await writeFile(temporary, JSON.stringify(record), { mode: 0o600 });
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rename(temporary, path);
}

/** The record in this file; `undefined` where there is no such file. */
export async function readRecord<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether a file operation failed because the file is not there. */
export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT';
}
