import { resolve } from 'node:path';
import { currentAssembly } from '../local/assembly';
import { silentProgress } from '../local/progress';
import { type Assembly, readAssembly } from '../local/template/read-assembly';
import { onceARun } from './once-a-run';

/** The synthesised stack with these settings over those of cdk.json. */
export async function assemblyWith(context: Readonly<Record<string, string>>): Promise<Assembly> {
  const root = resolve(__dirname, '..');
  const { signal } = new AbortController();
  const folder = await onceARun(`assembly ${JSON.stringify(context)}`, async dir => {
    await currentAssembly({ root, dir, context, progress: silentProgress, signal });
  });
  return readAssembly(folder);
}
