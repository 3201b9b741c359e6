import { parseConfig } from '../../../lambdas/videos-api/config';
import { environment } from './environment';

test('the environment as the stack sets it is read by the names of the settings', () => {
  expect(parseConfig(environment())).toEqual({
    catalogueTable: 'videos',
    mediaBucket: 'media',
    cdnOrigin: 'https://d111111abcdef8.cloudfront.net',
    distributionId: 'E2EXAMPLE',
    grantAudience: 'E2EXAMPLE',
    generations: new Map([
      [1, { grantSecretArn: 'arn:grant-1', signingSecretArn: 'arn:signing-1', keyPairId: 'K1' }],
      [2, { grantSecretArn: 'arn:grant-2', signingSecretArn: 'arn:signing-2', keyPairId: 'K2' }],
    ]),
    activeGeneration: 2,
    grantMaxSeconds: 86_400,
    ipLocks: false,
    tokenKind: 'cognito',
    tokenIssuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_EXAMPLE',
    tokenAudience: 'client',
    apiOrigins: ['https://partner.example'],
    selfRegistration: false,
    uploadMaxBytes: 53_687_091_200,
    uploadTypes: ['video/mp4'],
    jobQueueArn: 'arn:aws:mediaconvert:eu-central-1:111122223333:queues/stack',
  });
});

test('the keys of another provider may lie anywhere', () => {
  const JWKS_URI = 'https://issuer.example/keys';
  expect(parseConfig(environment({ TOKEN_KIND: 'oidc', JWKS_URI }))).toMatchObject({ jwksUri: JWKS_URI });
});

test.each([
  ['CATALOGUE_TABLE', 'a b'],
  ['MEDIA_BUCKET', 'Media'],
  ['CDN_ORIGIN', 'https://cdn.example/'],
  ['DISTRIBUTION_ID', ''],
  ['GRANT_AUDIENCE', undefined],
  ['KEY_GENERATIONS', '{}'],
  ['KEY_GENERATIONS', 'classified'],
  ['ACTIVE_GENERATION', '3'],
  ['ACTIVE_GENERATION', '1.5'],
  ['GRANT_MAX_SECONDS', '0'],
  ['IP_LOCKS', 'yes'],
  ['TOKEN_KIND', 'saml'],
  ['TOKEN_ISSUER', 'issuer'],
  ['TOKEN_ISSUER', 'file:///etc/passwd'],
  ['TOKEN_AUDIENCE', ''],
  ['JWKS_URI', 'keys'],
  ['API_ORIGINS', '["*"]'],
  ['API_ORIGINS', 'https://partner.example'],
  ['SELF_REGISTRATION', undefined],
  ['UPLOAD_MAX_BYTES', '-1'],
  ['UPLOAD_TYPES', '["video"]'],
  ['JOB_QUEUE_ARN', 'stack'],
])('%s may not be %j, and the error repeats no value', (name, value) => {
  const parse = () => parseConfig(environment({ [name]: value }));
  expect(parse).toThrow(new RegExp(`^environment: ${name} must be [^;]+$`));
  expect(parse).not.toThrow(/classified|passwd/);
});

test('all faults are reported together', () => {
  expect(() => parseConfig({})).toThrow(/CATALOGUE_TABLE.*MEDIA_BUCKET.*JOB_QUEUE_ARN/);
});
