import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFault } from './start-fault';

/** Holds the number of the process that a data folder belongs to. */
export const LOCK_FILE = 'process.pid';

/**
 * Takes a data folder for this process: two would overwrite each other's objects. A process that was killed holds
 * nothing.
 *
 * @returns a function that gives the folder back
 * @throws StartFault when a process that runs has it
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  const file = join(dataDir, LOCK_FILE);
  const owner = Number(await readFile(file, 'utf8').catch(() => ''));
  if (owner > 0 && isRunning(owner)) {
    throw new StartFault(
      `process ${owner} runs from ${dataDir} already; stop it, or choose another folder: npm start -- --data FOLDER`,
    );
  }
  await writeFile(file, String(process.pid));
  return () => rm(file, { force: true });
}

/** Signal 0 only asks. EPERM means that the process is there, and somebody else's. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
