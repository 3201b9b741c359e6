import { matchesWildcard } from '../../local/matches-wildcard';

test.each([
  ['', '', true],
  ['*', '', true],
  ['*', 'any/thing', true],
  ['a*', 'a', true],
  ['a*c', 'abbbc', true],
  ['a*c', 'abbb', false],
  ['*.m3u8', 'x/y.m3u8', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['a?', 'abc', false],
  ['**b*', 'abc', true],
  ['a*b*c', 'axxbyyc', true],
  ['a.c', 'abc', false],
  ['A', 'a', false],
  ['abc', 'abcd', false],
  ['a*c', 'abbbd', false],
])('the pattern "%s" over "%s" is %s', (pattern, text, expected) => {
  expect(matchesWildcard(pattern, text)).toBe(expected);
});

test('a hostile pattern costs no more than its length times the text’s', () => {
  const pattern = `${'*a'.repeat(1_000)}b`;
  expect(matchesWildcard(pattern, 'a'.repeat(4_000))).toBe(false);
});
