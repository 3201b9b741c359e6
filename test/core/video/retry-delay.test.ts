import fc from 'fast-check';
import { LONGEST_DELAY, retryDelay } from '../../../core/video/retry-delay';

const ALMOST_ONE = 1 - Number.EPSILON;

test('a delay is whole seconds that SQS takes, whatever the chance', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const atLeast = fc.double({ min: -100, max: 10_000, noNaN: true });
  fc.assert(
    fc.property(fc.nat({ max: 5000 }), random, atLeast, (retry, chance, least) => {
      const delay = retryDelay({ retry, random: chance, atLeast: least });
      expect(Number.isInteger(delay)).toBe(true);
      expect(delay).toBeGreaterThanOrEqual(Math.max(1, Math.min(least, LONGEST_DELAY)));
      expect(delay).toBeLessThanOrEqual(LONGEST_DELAY);
    }),
  );
});

test.each([
  [0, 15],
  [1, 30],
  [5, 480],
  [6, 900],
  [500, 900],
])('retry %d comes after 1 to %d seconds', (retry, longest) => {
  expect(retryDelay({ retry, random: 0 })).toBe(1);
  expect(retryDelay({ retry, random: ALMOST_ONE })).toBe(longest);
});

test('the rest of a lease is waited for before the jitter', () => {
  expect(retryDelay({ retry: 0, random: 0, atLeast: 59.2 })).toBe(61);
});
