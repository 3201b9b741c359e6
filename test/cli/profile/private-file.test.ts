import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPrivateFile, removePrivateFile, writePrivateFile } from '../../../cli/profile/private-file';

const folder = mkdtempSync(join(tmpdir(), 'private-file-'));
const file = join(folder, 'new/deep/profile.json');
const mode = (path: string) => statSync(path).mode & 0o777;

afterAll(() => rmSync(folder, { recursive: true }));

test('file and folders are for their owner alone, whatever the umask', async () => {
  const before = process.umask(0);
  try {
    await writePrivateFile(file, 'content');
  } finally {
    process.umask(before);
  }
  expect([file, join(folder, 'new/deep'), join(folder, 'new')].map(mode)).toEqual([0o600, 0o700, 0o700]);
  expect(await readPrivateFile(file)).toBe('content');
});

test('it is written whole or not at all: nothing half-written is left, and writers do not mix', async () => {
  const texts = Array.from({ length: 20 }, (_, index) => String(index % 10).repeat(100_000));
  await Promise.all(texts.map(text => writePrivateFile(file, text)));
  expect(texts).toContain(readFileSync(file, 'utf8'));
  expect(readdirSync(join(folder, 'new/deep'))).toEqual(['profile.json']);
});

test('a failure leaves nothing behind', async () => {
  await expect(writePrivateFile(join(file, 'below-a-file'), 'x')).rejects.toThrow(/^cannot write /);
  await expect(writePrivateFile(join(folder, 'new'), 'x')).rejects.toThrow(/^cannot write /);
  expect(readdirSync(folder)).toEqual(['new']);
});

test.each([0o640, 0o604, 0o666])('what others may read (%o) is refused, with what to do', async bits => {
  const open = join(folder, 'open.json');
  writeFileSync(open, 'secret');
  chmodSync(open, bits);
  const fault = await readPrivateFile(open).catch((error: Error) => error.message);
  expect(fault).toContain(`chmod 600 ${open}`);
  expect(fault).not.toContain('secret');
  rmSync(open);
});

test('a file that is not there is nothing, and can be removed', async () => {
  expect(await readPrivateFile(join(folder, 'none'))).toBeUndefined();
  expect(await removePrivateFile(join(folder, 'none'))).toBe(false);
  expect(await removePrivateFile(file)).toBe(true);
  expect(existsSync(file)).toBe(false);
});
