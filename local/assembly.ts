import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Progress } from './progress';
import { StartFault } from './start-fault';
import { readStateFile, writeStateFile } from './state-file';
import { type Assembly, readAssembly } from './template/read-assembly';

const run = promisify(execFile);

/** Everything that the template and its assets are made of. */
const SOURCES = ['bin', 'lib', 'core', 'lambdas', 'web', 'cdk.json', 'package-lock.json'];

const marker = z.object({ madeFrom: z.string() });

export interface AssemblyOptions {
  /** The repository. */
  readonly root: string;
  /** Folder for the assembly. */
  readonly dir: string;
  /** Context over that of cdk.json, as `-c` gives it. */
  readonly context: Readonly<Record<string, string>>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/**
 * The synthesised template with its assets, made anew only when something has changed that it is made of.
 *
 * @throws StartFault with what the synthesis said when it fails
 */
export async function currentAssembly(options: AssemblyOptions): Promise<Assembly> {
  const { root, dir, context, progress } = options;
  const markerFile = join(dir, 'made-from.json');
  const madeFrom = await fingerprint(root, context);
  if ((await readStateFile(markerFile, marker))?.madeFrom !== madeFrom) {
    await rm(dir, { recursive: true, force: true });
    await progress.track('Synthesising the stack', () => synthesise(options));
    await writeStateFile(markerFile, { madeFrom });
  }
  return readAssembly(dir);
}

async function synthesise({ root, dir, context, signal }: AssemblyOptions): Promise<void> {
  const args = ['--import', 'tsx', join(__dirname, 'synthesise.ts'), dir, JSON.stringify(context)];
  try {
    await run(process.execPath, args, { cwd: root, signal, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    signal.throwIfAborted();
    const { stderr = '' } = error as { stderr?: string };
    throw new StartFault(`the stack could not be synthesised: ${stderr.trim()}`);
  }
}

async function fingerprint(root: string, context: AssemblyOptions['context']): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(context));
  for (const source of SOURCES) {
    for (const file of await filesOf(root, source))
      hash.update(file).update(await readFile(join(root, file)));
  }
  return hash.digest('hex');
}

async function filesOf(root: string, source: string): Promise<string[]> {
  const entries = await readdir(join(root, source), { recursive: true, withFileTypes: true }).catch(
    () => undefined,
  );
  if (entries === undefined) return [source];
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
