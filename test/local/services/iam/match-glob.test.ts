import { matchGlob } from '../../../../local/services/iam/match-glob';

test.each([
  ['', '', true],
  ['*', '', true],
  ['*', 'anything/at all', true],
  ['a*c', 'abbbc', true],
  ['a*c', 'abbbd', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['*a*b*', 'xxaxxbxx', true],
  ['a', 'A', false],
  ['a.c', 'abc', false],
  ['abc', 'abcd', false],
])('%j against %j is %s', (pattern, text, expected) => {
  expect(matchGlob(pattern, text)).toBe(expected);
});

test('a pattern of many stars takes no exponential time', () => {
  expect(matchGlob(`${'*a'.repeat(200)}b`, 'a'.repeat(5000))).toBe(false);
});
