import { passwordFaults } from '../../../core/identity/password-rules';

test('a password of every kind of characters has no faults', () => {
  expect(passwordFaults('Correct-horse-1')).toEqual([]);
  // Cognito counts a space between other characters as a special one.
  expect(passwordFaults('Correct horse 1')).toEqual([]);
});

test.each([
  ['Short-1', ['must be at least 12 characters long']],
  [`Aa1-${'x'.repeat(253)}`, ['must be at most 256 characters long']],
  ['CORRECT-HORSE-1', ['must have a lower-case letter from a to z']],
  ['correct-horse-1', ['must have an upper-case letter from A to Z']],
  ['Correct-horse-x', ['must have a digit from 0 to 9']],
  ['Correcthorse1', ['must have a special character, such as - or !']],
  [' Correct-horse-1', ['must neither begin nor end with a space']],
  ['ÄÖÜßäöü', expect.arrayContaining(['must have a lower-case letter from a to z'])],
])('%j lacks something: %j', (password, faults) => {
  expect(passwordFaults(password)).toEqual(faults);
});
