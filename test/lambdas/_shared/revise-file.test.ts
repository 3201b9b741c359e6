import { reviseFile } from '../../../lambdas/_shared/revise-file';
import { MemoryBucket } from '../doubles/memory-bucket';
import { MemoryFiles } from '../doubles/memory-files';

const KEY = 'vod/a/r/index.m3u8';
let bucket: MemoryBucket;
let files: MemoryFiles;

beforeEach(() => {
  bucket = new MemoryBucket();
  files = new MemoryFiles(bucket);
});

const append = (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('!')]);

test('an object that somebody else writes in between is read and edited anew', async () => {
  bucket.put(KEY, 'one');
  let others = 3;
  files.beforeCall = operation => {
    if (operation !== 'PutObject' || others === 0) return;
    others -= 1;
    bucket.put(KEY, `theirs ${others}`);
  };
  await reviseFile(files, KEY, append);
  expect(files.text(KEY)).toBe('theirs 0!');
});

test('one that keeps changing is given up', async () => {
  bucket.put(KEY, 'one');
  let writes = 0;
  files.beforeCall = operation => {
    if (operation === 'PutObject') bucket.put(KEY, `theirs ${++writes}`);
  };
  await expect(reviseFile(files, KEY, append)).rejects.toThrow('others keep changing a playlist');
  expect(writes).toBe(8);
});

test('one that is not there, or goes in between, is not brought back', async () => {
  await reviseFile(files, KEY, append);
  bucket.put(KEY, 'one');
  files.beforeCall = operation => {
    if (operation === 'PutObject') bucket.delete(KEY);
  };
  await reviseFile(files, KEY, append);
  expect(bucket.keys).toEqual([]);
});
