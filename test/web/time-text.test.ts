import { clockTime, spokenTime } from '../../web/time-text';

test.each([
  [0, '0:00', '0 seconds'],
  [5.9, '0:05', '5 seconds'],
  [61, '1:01', '1 minute 1 second'],
  [3600, '1:00:00', '1 hour'],
  [7325, '2:02:05', '2 hours 2 minutes 5 seconds'],
  [Number.NaN, '0:00', '0 seconds'],
  [Number.POSITIVE_INFINITY, '0:00', '0 seconds'],
  [-1, '0:00', '0 seconds'],
])('%p seconds are shown as %s and said as %s', (seconds, shown, said) => {
  expect(clockTime(seconds)).toBe(shown);
  expect(spokenTime(seconds)).toBe(said);
});
