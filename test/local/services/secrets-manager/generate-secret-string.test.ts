import { makeSecretString } from '../../../../local/services/secrets-manager/generate-secret-string';

test.each([
  [{}, /^[!-~]{32}$/],
  [{ PasswordLength: '64', ExcludePunctuation: 'true' }, /^[A-Za-z0-9]{64}$/],
  [{ ExcludePunctuation: true, ExcludeUppercase: true, ExcludeNumbers: true }, /^[a-z]{32}$/],
  [{ ExcludeLowercase: true, ExcludePunctuation: true, ExcludeCharacters: '0123456789ABC' }, /^[D-Z]{32}$/],
])('%j', (settings, expected) => {
  expect(makeSecretString(settings)).toMatch(expected);
});

test('every type that is not excluded occurs, in the shortest secret too', () => {
  for (let attempt = 0; attempt < 50; attempt++) {
    const secret = makeSecretString({ PasswordLength: 4 });
    for (const type of [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/]) expect(secret).toMatch(type);
  }
});

test('a template takes the secret under its key', () => {
  const settings = { SecretStringTemplate: '{"user":"a"}', GenerateStringKey: 'password' };
  expect(JSON.parse(makeSecretString(settings))).toEqual({ user: 'a', password: expect.any(String) });
});

test.each([
  { Length: 64 },
  { PasswordLength: 0 },
  { GenerateStringKey: 'password' },
  { PasswordLength: 2 },
  { ExcludeLowercase: true, ExcludeUppercase: true, ExcludeNumbers: true, ExcludePunctuation: true },
])('%j is refused', settings => {
  expect(() => makeSecretString(settings)).toThrow();
});
