import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readStateFile, StateFileFault, writeStateFile } from '../../local/state-file';
import { temporaryFolder } from './temporary-folder';

const dir = temporaryFolder();
const schema = z.object({ count: z.number() });

test('what was written is read again, and nobody else may read it', async () => {
  const file = join(dir, 'new', 'state.json');
  await writeStateFile(file, { count: 3 });
  expect(await readStateFile(file, schema)).toEqual({ count: 3 });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(dir, 'new'))).toEqual(['state.json']);
});

test('writers at the same time do not get into each other’s way', async () => {
  const file = join(dir, 'busy', 'state.json');
  await Promise.all([1, 2, 3].map(count => writeStateFile(file, { count })));
  expect((await readStateFile(file, schema))?.count).toBeGreaterThan(0);
  expect(readdirSync(join(dir, 'busy'))).toEqual(['state.json']);
});

test('a file that is not there is no fault', async () => {
  expect(await readStateFile(join(dir, 'none.json'), schema)).toBeUndefined();
});

test.each(['{"count":', '{"count":"three"}', ''])(
  'a file that holds %j is a fault that names it',
  async text => {
    const file = join(dir, 'broken.json');
    writeFileSync(file, text);
    const reading = readStateFile(file, schema);
    await expect(reading).rejects.toThrow(StateFileFault);
    await expect(reading).rejects.toThrow(file);
  },
);
