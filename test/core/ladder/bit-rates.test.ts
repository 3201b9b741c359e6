import fc from 'fast-check';
import { maxBitRate, qualityLevel } from '../../../core/ladder/bit-rates';

const calm = { num: 25, den: 1 };
const fast = { num: 50, den: 1 };

test.each([
  [1080, 6_000_000],
  [720, 3_000_000],
  [540, 2_000_000],
  [360, 700_000],
  [234, 350_000],
  [900, 4_500_000],
  [480, 1_570_000],
  [90, 350_000],
  [0, 350_000],
])('a picture of %i lines has at most %i bit/s', (side, expected) => {
  expect(maxBitRate(side, calm)).toBe(expected);
  expect(maxBitRate(side, undefined)).toBe(expected);
});

test('above 30 frames per second there are half as many bits again', () => {
  expect(maxBitRate(1080, fast)).toBe(9_000_000);
  expect(maxBitRate(1080, { num: 30, den: 1 })).toBe(6_000_000);
});

test('a larger picture never has fewer bits', () => {
  const side = fc.integer({ min: 2, max: 1080 });
  fc.assert(
    fc.property(side, side, (a, b) => {
      expect(maxBitRate(Math.max(a, b), calm)).toBeGreaterThanOrEqual(maxBitRate(Math.min(a, b), calm));
    }),
  );
});

test.each([
  [1080, 8],
  [720, 8],
  [718, 7],
  [234, 7],
])('a picture of %i lines has quality level %i', (side, level) => {
  expect(qualityLevel(side)).toBe(level);
});
