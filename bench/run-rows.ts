import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { currentAssembly } from '../local/assembly';
import { silentProgress } from '../local/progress';
import { bundle } from './bundle';
import { deployedBundle } from './deployed-bundle';
import type { Samples } from './judge';

const run = promisify(execFile);
const samplesSchema = z.record(z.string(), z.array(z.number()));

/** Files below rows/, in the order of the table. */
const ROWS = ['whole-handler', 'sign-and-rewrite', 'scanner', 'memory', 'day-long', 'init'] as const;

/** Rows that start the whole stack, whose workers and engines lie in files of their own: they run from their sources. */
const STACK_ROWS = ['upload-to-ready', 'forty-uploads'] as const;

/**
 * Runs every row in a process of its own, one after the other.
 *
 * @param onStart is told the name of each row that begins
 * @throws Error when a row fails
 */
export async function runRows(onStart: (row: string) => void): Promise<Samples> {
  const folder = await mkdtemp(join(tmpdir(), 'screening-room-bench-'));
  try {
    const { signal } = new AbortController();
    const root = join(__dirname, '..');
    const dir = join(folder, 'cdk.out');
    const assembly = await currentAssembly({ root, dir, context: {}, progress: silentProgress, signal });
    const init = [
      deployedBundle(assembly),
      bundle('peers/s3-client-bundle.ts', folder),
      bundle('peers/empty-bundle.ts', folder),
    ];
    const samples: Record<string, readonly number[]> = {};
    for (const row of ROWS) {
      onStart(row);
      const file = bundle(`rows/${row}.ts`, folder);
      const { stdout } = await run(process.execPath, [file, ...(row === 'init' ? init : [])]);
      Object.assign(samples, samplesSchema.parse(JSON.parse(stdout)));
    }
    for (const row of STACK_ROWS) {
      onStart(row);
      const file = join(__dirname, 'rows', `${row}.ts`);
      const { stdout } = await run(process.execPath, ['--import', 'tsx', file]);
      Object.assign(samples, samplesSchema.parse(JSON.parse(stdout)));
    }
    return samples;
  } finally {
    await rm(folder, { recursive: true });
  }
}
