import { ratios, summarise } from '../../bench/statistics';

test.each([
  [[5], { median: 5, low: 5, high: 5 }],
  [[4, 1, 3, 2], { median: 2.5, low: 1.75, high: 3.25 }],
  [[10, 2, 8, 4, 6], { median: 6, low: 4, high: 8 }],
])('the summary of %j', (samples, expected) => {
  expect(summarise(samples)).toEqual(expected);
});

test('one round that went wrong moves neither the median nor the quartiles much', () => {
  expect(summarise([10, 11, 9, 10, 10, 900])).toMatchObject({ median: 10, low: 10 });
});

test('the order of the samples is left as it was', () => {
  const samples = [3, 1, 2];
  summarise(samples);
  expect(samples).toEqual([3, 1, 2]);
});

test.each([[[]], [[1, Number.NaN]], [[Number.POSITIVE_INFINITY]]])('there is no summary of %j', samples => {
  expect(() => summarise(samples)).toThrow(RangeError);
});

test('ratios are taken round by round', () => {
  expect(ratios([10, 40, 9], [2, 8, 3])).toEqual([5, 5, 3]);
});

test('a round that lacks one of its two measurements is an error', () => {
  expect(() => ratios([1, 2], [1])).toThrow(RangeError);
});
