import { isLater } from '../../../core/video/sequencer';

test.each([
  ['0055AED6DCD90281E6', '0055AED6DCD90281E5'],
  ['10', '9'],
  ['0A', '9'],
  ['b', 'A'],
  ['00000B', 'A'],
])('%s is later than %s', (later, earlier) => {
  expect(isLater(later, earlier)).toBe(true);
  expect(isLater(earlier, later)).toBe(false);
});

test('a sequencer is not later than itself, however it is written', () => {
  expect(isLater('0A', 'a')).toBe(false);
  expect(isLater('a', '0A')).toBe(false);
});
