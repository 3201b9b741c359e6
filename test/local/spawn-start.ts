import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };

/** Runs what `npm start` runs, with the Node of these tests. */
export function spawnStart(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  preloaded: readonly string[] = [],
): ChildProcess {
  const imports = ['tsx', ...preloaded].flatMap(module => ['--import', module]);
  const command = [...imports, join(ROOT, 'local/main.ts'), ...args];
  return spawn(process.execPath, command, { cwd: ROOT, env: { ...env, ...variables } });
}
