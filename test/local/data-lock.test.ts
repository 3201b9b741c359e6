import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockDataDir } from '../../local/data-lock';
import { StartFault } from '../../local/start-fault';
import { temporaryFolder } from './temporary-folder';

const dir = temporaryFolder();

function folder(name: string, owner?: number): string {
  const path = join(dir, name);
  mkdirSync(path);
  if (owner !== undefined) writeFileSync(join(path, 'process.pid'), String(owner));
  return path;
}

test('a free folder is taken, and given back', async () => {
  const path = folder('free');
  const unlock = await lockDataDir(path);
  expect(readdirSync(path)).toEqual(['process.pid']);
  await unlock();
  expect(readdirSync(path)).toEqual([]);
});

test("another process's folder is refused, with its number and a way out", async () => {
  const path = folder('taken', process.ppid);
  await expect(lockDataDir(path)).rejects.toThrow(StartFault);
  await expect(lockDataDir(path)).rejects.toThrow(
    `process ${process.ppid} runs from ${path} already; stop it, or`,
  );
});

test('a process that is gone holds nothing', async () => {
  const gone = spawn(process.execPath, ['--version']);
  await once(gone, 'close');
  await expect(lockDataDir(folder('gone', gone.pid))).resolves.toBeInstanceOf(Function);
});
