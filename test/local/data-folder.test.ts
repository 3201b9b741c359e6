import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyDataFolder, refuseToEmpty } from '../../local/data-folder';
import { StartFault } from '../../local/start-fault';
import { temporaryFolder } from './temporary-folder';

const dir = temporaryFolder();
let made = 0;

/** A folder with files, and folders where a name ends in a slash. */
function folder(...names: string[]): string {
  const path = join(dir, `${made++}`);
  mkdirSync(path);
  for (const name of names) {
    if (name.endsWith('/')) mkdirSync(join(path, name));
    else writeFileSync(join(path, name), '');
  }
  return path;
}

/** What the first version left in its default folder, and what a start that was killed leaves. */
const EARLIER = ['cdk.out/', 's3/', 'secrets/', 'stack.json', 'stack.log', 'films.json', 'work-a1B2c3/'];
const KILLED = ['screening-room.lock', 'process.pid', 'user.json.0b0f7a34-5a3c-4a53-9c1e-2f3f0f6b9a10.tmp'];

test.each([
  ['an empty folder', []],
  ['a folder of an earlier version', EARLIER],
  ['a folder whose process was killed', KILLED],
])('%s is emptied', async (_, names) => {
  const path = folder(...names);
  await refuseToEmpty(path, []);
  await emptyDataFolder(path);
  expect(readdirSync(path).filter(name => !['screening-room.lock', 'process.pid'].includes(name))).toEqual(
    [],
  );
});

test.each([
  ['holiday.mp4', ['holiday.mp4']],
  ['package.json', ['cdk.out/', 'package.json']],
  ['holiday.mp4', [...EARLIER, 'holiday.mp4']],
  ['secrets', ['secrets/']],
])("somebody's own %s keeps its folder from being emptied", async (name, names) => {
  const path = folder(...names);
  const refused = refuseToEmpty(path, []);
  await expect(refused).rejects.toBeInstanceOf(StartFault);
  await expect(refused).rejects.toThrow(`${join(path, name)} was not put there by npm start`);
});

test('what is not ours stays, whoever put it there in between', async () => {
  const path = folder(...EARLIER, 'holiday.mp4');
  await emptyDataFolder(path);
  expect(readdirSync(path)).toEqual(['holiday.mp4']);
});

test('a film that lies in the folder is not brought in and deleted, by whatever path it is named', async () => {
  const path = folder(...EARLIER, 'sample-30-s.mp4');
  const link = join(dir, 'link.mp4');
  symlinkSync(join(path, 'sample-30-s.mp4'), link);
  await expect(refuseToEmpty(path, [link])).rejects.toThrow(
    `${link} lies in the folder that --fresh empties; move it away, or leave --fresh out`,
  );
});

test('a film beside the folder is no reason against it', async () => {
  const path = folder(...EARLIER);
  const beside = `${path}.mp4`;
  writeFileSync(beside, '');
  await expect(refuseToEmpty(path, [beside])).resolves.toBeUndefined();
});
