import { resolve } from 'node:path';
import { currentAssembly } from '../local/assembly';
import { type Assembly, readAssembly } from '../local/template/read-assembly';
import { onceARun } from './once-a-run';

const silent = {
  track: <Result>(_title: string, work: (update: () => void) => Promise<Result>) => work(() => {}),
};

/** The synthesised stack with these settings over those of cdk.json. */
export async function assemblyWith(context: Readonly<Record<string, string>>): Promise<Assembly> {
  const root = resolve(__dirname, '..');
  const { signal } = new AbortController();
  const folder = await onceARun(`assembly ${JSON.stringify(context)}`, async dir => {
    await currentAssembly({ root, dir, context, progress: silent, signal });
  });
  return readAssembly(folder);
}
