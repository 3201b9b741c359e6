import { nearest } from '../../lib/nearest';

const NAMES = ['ipLocks', 'priceClass', 'retainMedia', 'keys.live'];

test.each([
  ['iplock', 'ipLocks'],
  ['price-class', 'priceClass'],
  ['retainmedia', 'retainMedia'],
  ['live', 'keys.live'],
  ['ipLocks', 'ipLocks'],
])('%s is nearest to %s', (text, name) => {
  expect(nearest(text, NAMES)).toBe(name);
});

test('nothing is near where nothing is known', () => {
  expect(nearest('x', [])).toBeUndefined();
});
