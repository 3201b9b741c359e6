import { readFile, rm, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { keptIn } from './data-folder';
import { StartFault } from './start-fault';

/** SQLite's result code for a file that somebody else has locked (https://sqlite.org/rescode.html#busy). */
const SQLITE_BUSY = 5;

/**
 * Takes a data folder for this process: two would overwrite each other's objects. The lock is the operating system's,
 * held by an empty SQLite database, so only one of several takes it, and a process that was killed holds nothing. The file
 * stays: whoever removed it could remove one that is locked anew.
 *
 * @returns a function that gives the folder back
 * @throws StartFault when a process that runs has it
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  const pidFile = keptIn(dataDir, 'processId');
  const lock = new DatabaseSync(keptIn(dataDir, 'lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    const owner = await readFile(pidFile, 'utf8').catch(() => '(number unknown)');
    throw new StartFault(
      `process ${owner} runs from ${dataDir} already; stop it, or choose another folder: npm start -- --data FOLDER`,
    );
  }
  await writeFile(pidFile, String(process.pid));
  return async () => {
    await rm(pidFile, { force: true });
    lock.close();
  };
}
