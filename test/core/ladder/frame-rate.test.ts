import fc from 'fast-check';
import { toNumber } from '../../../core/ladder/fraction';
import { fullFrameRate, lowFrameRate } from '../../../core/ladder/frame-rate';
import { GOP_SECONDS } from '../../../core/ladder/video-output';

test.each([
  ['24000/1001', '24000/1001', '24000/1001'],
  ['25/1', '25/1', '25/1'],
  ['30/1', '30/1', '30/1'],
  ['15/1', '15/1', '15/1'],
  ['25/2', '25/2', '25/2'],
  ['48/1', '48/1', '24/1'],
  ['50/1', '50/1', '25/1'],
  ['60000/1001', '60000/1001', '30000/1001'],
  ['60/1', '60/1', '30/1'],
  ['120/1', '60/1', '30/1'],
  ['240/1', '60/1', '30/1'],
  ['120000/1001', '60/1', '30/1'],
  ['100/3', '33/1', '33/2'],
  ['45/1', '45/1', '45/2'],
])('a film of %s goes at %s, and its low rungs at %s', (source, full, low) => {
  expect(fullFrameRate(fraction(source))).toEqual(fraction(full));
  expect(lowFrameRate(fraction(full))).toEqual(fraction(low));
});

test.each([
  ['2997/100', '30000/1001'],
  ['359640/12001', '30000/1001'],
  ['5994/100', '60000/1001'],
  ['2398/100', '24000/1001'],
  ['30001/1000', '30/1'],
])('%s is what was measured of %s', (measured, standard) => {
  expect(fullFrameRate(fraction(measured))).toEqual(fraction(standard));
});

const source = fc.record({
  num: fc.integer({ min: 1, max: 300_000 }),
  den: fc.integer({ min: 1, max: 1100 }),
});

test('no rate is above 60, nor above the film, but for what rounding to whole frames adds', () => {
  fc.assert(
    fc.property(source, rate => {
      const full = toNumber(fullFrameRate(rate));
      expect(full).toBeLessThanOrEqual(60);
      expect(full).toBeLessThan(toNumber(rate) + 0.51);
    }),
  );
});

test('upper and low rungs have groups of pictures of the same length', () => {
  fc.assert(
    fc.property(source, rate => {
      const full = fullFrameRate(rate);
      const length = (at: typeof full) => Math.max(1, Math.round(GOP_SECONDS * toNumber(at))) / toNumber(at);
      expect(length(lowFrameRate(full))).toBeCloseTo(length(full), 9);
    }),
  );
});

test('low rungs go at half the rate above 30, and at 30 at most', () => {
  fc.assert(
    fc.property(source, rate => {
      const full = fullFrameRate(rate);
      const ratio = toNumber(lowFrameRate(full)) / toNumber(full);
      expect(ratio).toBeCloseTo(toNumber(full) > 30 ? 0.5 : 1, 12);
      expect(toNumber(lowFrameRate(full))).toBeLessThanOrEqual(30);
    }),
  );
});

function fraction(text: string) {
  const [num = 0, den = 0] = text.split('/').map(Number);
  return { num, den };
}
