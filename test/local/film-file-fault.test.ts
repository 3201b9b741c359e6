import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filmFileFault } from '../../local/film-file-fault';
import { temporaryFolder } from './temporary-folder';

const dir = temporaryFolder();

test('a file that can be read has no fault', async () => {
  const film = join(dir, 'film.mp4');
  writeFileSync(film, 'film');
  expect(await filmFileFault(film)).toBeUndefined();
});

test.each([
  ['what is not there', 'none.mp4', 'there is no such file'],
  ['a folder', '.', 'this is no file'],
])('%s is told in words', async (_, name, words) => {
  expect(await filmFileFault(join(dir, name))).toBe(words);
});
