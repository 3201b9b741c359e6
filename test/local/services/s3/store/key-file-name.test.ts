import { isAbsolute, normalize } from 'node:path';
import fc from 'fast-check';
import { keyFileName, keyOfFileName } from '../../../../../local/services/s3/store/key-file-name';

const key = fc
  .oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.stringMatching(/^[./%=@+aA]{1,300}$/))
  .filter(text => text.isWellFormed() && Buffer.byteLength(text) <= 1024);

test('every key comes back from its file name', () => {
  fc.assert(fc.property(key, text => keyOfFileName(keyFileName(text)) === text));
});

test('no file name leaves its folder, is too long or is none', () => {
  fc.assert(
    fc.property(key, text => {
      const path = keyFileName(text);
      expect(isAbsolute(path)).toBe(false);
      expect(normalize(path)).toBe(path);
      for (const segment of path.split('/')) {
        expect(['', '.', '..']).not.toContain(segment);
        expect(segment.length).toBeLessThan(255);
      }
    }),
  );
});

test('keys that differ only in case have names that differ in more', () => {
  expect(keyFileName('Film').toLowerCase()).not.toBe(keyFileName('film').toLowerCase());
});

test('other files are no keys', () => {
  expect(keyOfFileName('notes.txt')).toBeUndefined();
  expect(keyOfFileName('=FF@.json')).toBeUndefined();
});
