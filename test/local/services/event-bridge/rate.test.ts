import { rate } from '../../../../local/services/event-bridge/rate';

test.each([
  ['rate(1 minute)', 60_000],
  ['rate(15 minutes)', 900_000],
  ['rate(1 hour)', 3_600_000],
  ['rate(2 days)', 172_800_000],
])('%s', (text, milliseconds) => {
  expect(rate.parse(text)).toBe(milliseconds);
});

test.each([
  'rate(1 minutes)',
  'rate(2 minute)',
  'rate(0 minutes)',
  'rate(5 seconds)',
  'cron(0 12 * * ? *)',
  '15',
])('%s is not known', text => {
  expect(() => rate.parse(text)).toThrow(/rate/);
});
