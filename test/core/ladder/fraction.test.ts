import { toNumber } from '../../../core/ladder/fraction';

test('a fraction is read as a number', () => {
  expect(toNumber({ num: 30_000, den: 1001 })).toBeCloseTo(29.97, 3);
});
