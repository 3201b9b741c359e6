import fc from 'fast-check';
import { OBJECT_MAX, partSize } from '../../../core/upload/part-size';

const MIB = 1024 ** 2;

test.each([
  [1, 8 * MIB],
  [8 * MIB, 8 * MIB],
  [80_000 * MIB, 8 * MIB],
  [80_000 * MIB + 1, 9 * MIB],
  [50 * 1024 * MIB, 8 * MIB],
  [OBJECT_MAX, 525 * MIB],
])('an upload of %d bytes has parts of %d', (size, part) => {
  expect(partSize(size)).toBe(part);
});

test('whatever the size, parts are whole MiB within what S3 takes, and no more than 10,000', () => {
  const sizes = fc.double({ min: 1, max: OBJECT_MAX, noNaN: true }).map(Math.floor);
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: 1, max: 2 ** 31 - 1 }), sizes), size => {
      const part = partSize(size);
      expect(part % MIB).toBe(0);
      expect(part).toBeGreaterThanOrEqual(8 * MIB);
      expect(part).toBeLessThanOrEqual(5 * 1024 * MIB);
      expect(Math.ceil(size / part)).toBeLessThanOrEqual(10_000);
    }),
  );
});

test.each([0, -1, 1.5, Number.NaN, OBJECT_MAX + 1])('%d bytes are no upload', size => {
  expect(() => partSize(size)).toThrow(RangeError);
});
