import type { ChildProcess } from 'node:child_process';
import { spawnScript } from '../spawn-script';

/** Runs what `npm start` runs, with nothing of this process's environment but where to find things. */
export function spawnStart(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): ChildProcess {
  const { PATH, HOME } = process.env;
  return spawnScript('start', args, { PATH, HOME, ...variables });
}
