import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endedStart } from '../../local/ended-start';
import { localUser } from '../../local/local-user';
import { PackagerError } from '../../local/packager/packager-error';
import { StartFault } from '../../local/start-fault';
import { temporaryFolder } from './temporary-folder';

const dir = temporaryFolder();
const dataDir = join(dir, 'data');

function systemError(code: string, words: string, path?: string): Error {
  return Object.assign(new Error(`${code}: ${words}, open`), { code, path });
}

/** The line that a person reads. */
function lineOf(error: unknown, folder = dataDir): string {
  const fault = endedStart(error, folder);
  expect(fault).toBeInstanceOf(StartFault);
  const { message } = fault as StartFault;
  expect(message).not.toContain('\n');
  return message;
}

test.each(['file', 'file/below'])('a data folder that is a %s is named, with how to choose another', name => {
  writeFileSync(join(dir, 'file'), '');
  const folder = join(dir, name);
  let thrown: unknown;
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    thrown = error;
  }
  expect(lineOf(thrown, folder)).toBe(
    `${folder} is no folder; choose another folder: npm start -- --data FOLDER`,
  );
});

test.each([
  ['EACCES', 'permission denied', /may not be used by this user; .*--data FOLDER/],
  ['EROFS', 'read-only file system', /is on a disk that cannot be written to; .*--data FOLDER/],
])('%s names what is in the way, in the data folder or above it', (code, words, line) => {
  for (const path of [join(dataDir, 's3'), dataDir, dir]) {
    const told = lineOf(systemError(code, words, path));
    expect(told.startsWith(`${path} `)).toBe(true);
    expect(told).toMatch(line);
  }
});

test.each([
  ['the system', systemError('ENOSPC', 'no space left on device')],
  ['ffmpeg', new PackagerError('encoding_failed', 'film.mp4: No space left on device')],
  [
    'esbuild',
    new StartFault('the stack could not be synthesised: [ERROR] write: no space left on device\n at'),
  ],
])('a disk that is full, as %s says it, is one line', (_, error) => {
  expect(lineOf(error)).toBe(
    `no space is left on the disk of ${dataDir}; make room, or choose another folder: npm start -- --data FOLDER`,
  );
});

test('of a damaged file, the line names it, and how to forget what its folder keeps', async () => {
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'user.json'), '{"email":');
  const line = lineOf(await localUser(dataDir).catch((error: unknown) => error));
  expect(line).toMatch(/^\S+\/data\/user\.json holds something else/);
  expect(line.endsWith(`npm start -- --fresh --data ${dataDir}`)).toBe(true);
});

test.each([
  ['a mistake of the program', new TypeError('it is undefined')],
  ['an error of a file elsewhere', systemError('EACCES', 'permission denied', '/elsewhere/file')],
  ['what is no error', 'thrown'],
])('%s stays what it is', (_, error) => {
  expect(endedStart(error, dataDir)).toBe(error);
});
