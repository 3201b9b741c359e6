import { parseConfig } from '../../../lambdas/serve-playlist/config';

const first = {
  grantSecretArn: 'arn:aws:secretsmanager:x:1:secret:a',
  signingSecretArn: 'arn:aws:secretsmanager:x:1:secret:b',
  keyPairId: 'K2JCJMDEHXQW5F',
};
const second = { ...first, keyPairId: 'K3D5EWEUDCCXON' };
/** Generations of which the first has something else in one place. */
const generations = (fault: object) => JSON.stringify({ 1: { ...first, ...fault }, 2: second });

const env = {
  MEDIA_BUCKET: 'films',
  CDN_ORIGIN: 'https://d111111abcdef8.cloudfront.net',
  GRANT_AUDIENCE: 'E2EXAMPLE',
  KEY_GENERATIONS: JSON.stringify({ 1: first, 2: second }),
};

test('a whole environment becomes typed settings', () => {
  expect(parseConfig(env)).toEqual({
    mediaBucket: 'films',
    cdnOrigin: 'https://d111111abcdef8.cloudfront.net',
    grantAudience: 'E2EXAMPLE',
    generations: new Map([
      [1, first],
      [2, second],
    ]),
  });
});

test('an origin on one machine is taken', () => {
  expect(parseConfig({ ...env, CDN_ORIGIN: 'http://127.0.0.1:8080' }).cdnOrigin).toBe(
    'http://127.0.0.1:8080',
  );
});

test('all faults of an empty environment are reported together', () => {
  const names = Object.keys(env);
  expect(() => parseConfig({})).toThrow(
    new RegExp(`^environment: ${names.map(name => `${name} must be .+`).join('; ')}$`),
  );
});

test.each([
  ['MEDIA_BUCKET', 'Films/secret-value'],
  ['CDN_ORIGIN', 'https://secret-value.example/'],
  ['CDN_ORIGIN', 'secret-value.example'],
  ['GRANT_AUDIENCE', ''],
  ['KEY_GENERATIONS', 'secret-value'],
  ['KEY_GENERATIONS', '["arn:secret-value"]'],
  ['KEY_GENERATIONS', '{"2":"secret-value"}'],
  ['KEY_GENERATIONS', `{"02":${JSON.stringify(first)}}`],
  ['KEY_GENERATIONS', `{"0":${JSON.stringify(first)}}`],
  ['KEY_GENERATIONS', '{}'],
  ['KEY_GENERATIONS', generations({ grantSecretArn: 'secret-value' })],
  ['KEY_GENERATIONS', generations({ signingSecretArn: 'secret-value' })],
  ['KEY_GENERATIONS', generations({ keyPairId: 'secret-value&Expires=9' })],
  ['KEY_GENERATIONS', generations({ keyPairId: undefined })],
])('%s=%s is refused without repeating the value', (name, value) => {
  let message = '';
  try {
    parseConfig({ ...env, [name]: value });
  } catch (error) {
    message = String(error);
  }
  expect(message).toContain(`${name} must be`);
  expect(message).not.toContain('secret-value');
});
