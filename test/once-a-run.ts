import { createHash } from 'node:crypto';
import { access, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * A folder that is made once for all test files of a run, which only read it. Files at the same time may both make
 * it; one of the results stays.
 *
 * @param description what it is made from: the same for the same content
 * @param make fills an empty folder
 */
export async function onceARun(description: string, make: (dir: string) => Promise<void>): Promise<string> {
  const folder = join(runFolder(), createHash('sha256').update(description).digest('hex'));
  if (await exists(folder)) return folder;
  const draft = await mkdtemp(join(dirname(folder), 'draft-'));
  await make(draft);
  await rename(draft, folder).catch(async error => {
    await rm(draft, { recursive: true });
    if (!(await exists(folder))) throw error;
  });
  return folder;
}

function runFolder(): string {
  const folder = process.env['TEST_RUN_FOLDER'];
  if (folder === undefined) throw new Error('jest runs without its global set-up');
  return folder;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
