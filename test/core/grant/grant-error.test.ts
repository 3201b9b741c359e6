import { GrantError } from '../../../core/grant/grant-error';

test('a refusal is an error with a name, a reason for code and a sentence for people', () => {
  const error = new GrantError('expired');
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'GrantError', reason: 'expired', message: 'The token has expired.' });
});
