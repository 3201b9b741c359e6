import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { scripts } from '../package.json';

const ROOT = join(__dirname, '..');

/**
 * Runs a script of package.json as npm does, which runs these tests, too: by a shell, with the arguments after the
 * script. A signal reaches what npm's would.
 */
export function spawnScript(
  name: keyof typeof scripts,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): ChildProcess {
  return spawn('/bin/sh', ['-c', `${scripts[name]} "$@"`, name, ...args], { cwd: ROOT, env });
}
