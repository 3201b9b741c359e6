import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lockDataDir } from '../../local/data-lock';
import { StartFault } from '../../local/start-fault';
import { temporaryFolder } from './temporary-folder';

const dir = temporaryFolder();

function folder(name: string): string {
  const path = join(dir, name);
  mkdirSync(path);
  return path;
}

/** Takes the folder in a process of its own, which keeps it until it is killed. */
async function takenElsewhere(path: string) {
  const program = `require('./local/data-lock.ts').lockDataDir(process.argv[1])
    .then(() => console.log('taken'), error => console.log(error.message)); setInterval(() => {}, 60_000)`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', program, path], {
    cwd: resolve(__dirname, '../..'),
  });
  const [said] = await once(child.stdout, 'data');
  expect(String(said).trim()).toBe('taken');
  return child;
}

test('a folder that was given back may be taken again', async () => {
  const path = folder('free');
  const unlock = await lockDataDir(path);
  await unlock();
  await expect(lockDataDir(path)).resolves.toBeInstanceOf(Function);
});

test("another process's folder is refused, with its number and a way out; killed, it holds nothing", async () => {
  const path = folder('taken');
  const other = await takenElsewhere(path);
  const refused = lockDataDir(path);
  await expect(refused).rejects.toBeInstanceOf(StartFault);
  await expect(refused).rejects.toThrow(`process ${other.pid} runs from ${path} already; stop it, or`);
  other.kill('SIGKILL');
  await once(other, 'close');
  await expect(lockDataDir(path)).resolves.toBeInstanceOf(Function);
});

test('of several that want a folder at once, one has it', async () => {
  const path = folder('wanted');
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => lockDataDir(path)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a number that somebody unrelated has by now holds nothing', async () => {
  const path = folder('stale');
  writeFileSync(join(path, 'process.pid'), String(process.ppid));
  await expect(lockDataDir(path)).resolves.toBeInstanceOf(Function);
});
