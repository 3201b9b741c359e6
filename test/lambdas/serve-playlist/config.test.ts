import { parseConfig } from '../../../lambdas/serve-playlist/config';

const env = {
  MEDIA_BUCKET: 'films',
  CDN_ORIGIN: 'https://d111111abcdef8.cloudfront.net',
  GRANT_AUDIENCE: 'E2EXAMPLE',
  GRANT_SECRET_ARNS: JSON.stringify({
    1: 'arn:aws:secretsmanager:x:1:secret:a',
    2: 'arn:aws:secretsmanager:x:1:secret:b',
  }),
  ACTIVE_GENERATION: '2',
  SIGNING_SECRET_ARN: 'arn:aws:secretsmanager:x:1:secret:c',
  KEY_PAIR_ID: 'K2JCJMDEHXQW5F',
};

test('a whole environment becomes typed settings', () => {
  expect(parseConfig(env)).toEqual({
    mediaBucket: 'films',
    cdnOrigin: 'https://d111111abcdef8.cloudfront.net',
    grantAudience: 'E2EXAMPLE',
    grantSecretArns: new Map([
      [1, 'arn:aws:secretsmanager:x:1:secret:a'],
      [2, 'arn:aws:secretsmanager:x:1:secret:b'],
    ]),
    activeGeneration: 2,
    signingSecretArn: 'arn:aws:secretsmanager:x:1:secret:c',
    keyPairId: 'K2JCJMDEHXQW5F',
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
  ['GRANT_SECRET_ARNS', 'secret-value'],
  ['GRANT_SECRET_ARNS', '["arn:secret-value"]'],
  ['GRANT_SECRET_ARNS', '{"2":"secret-value"}'],
  ['GRANT_SECRET_ARNS', '{"02":"arn:secret-value","2":"arn:x"}'],
  ['GRANT_SECRET_ARNS', '{}'],
  ['ACTIVE_GENERATION', '3'],
  ['ACTIVE_GENERATION', '0'],
  ['ACTIVE_GENERATION', 'toString'],
  ['SIGNING_SECRET_ARN', 'secret-value'],
  ['KEY_PAIR_ID', 'secret-value&Expires=9'],
])('%s=%s is refused without repeating the value', (name, value) => {
  let message = '';
  try {
    parseConfig({ ...env, [name]: value });
  } catch (error) {
    message = String(error);
  }
  expect(message).toContain(
    `${name === 'GRANT_SECRET_ARNS' && value === '{}' ? 'ACTIVE_GENERATION' : name} must be`,
  );
  expect(message).not.toContain('secret-value');
});
