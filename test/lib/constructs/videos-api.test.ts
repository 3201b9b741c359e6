import { CATALOGUE, URL_SUFFIX_ENV, VIDEOS_API_ENV } from '../../../core/contract';
import { parseConfig } from '../../../lambdas/videos-api/config';
import { environment, rights } from '../spelled';
import { ofType, only, type Synthesised, synthesised } from '../synthesised';

const template = synthesised();
const [[functionId = ''] = []] = ofType(template, 'AWS::Lambda::Function').filter(([id]) =>
  id.startsWith('ApiVideosApi'),
);

const BUCKET = '{MediaBucket}';
const CAPTIONS = `${BUCKET}/uploads/*/captions/*`;
const CAPTIONED = `${BUCKET}/vod/*/index.m3u8 ${BUCKET}/vod/*/index.mpd`;

test('videos-api may do what its routes take, and nothing else', () => {
  expect(rights(template, 'ApiVideosApi').sort()).toEqual(
    [
      'logs:CreateLogStream logs:PutLogEvents on {ApiVideosApiLogGroup}',
      'dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem on {CatalogueVideos}',
      `dynamodb:Query on ${[CATALOGUE.byOwner, CATALOGUE.byViewers]
        .map(({ index }) => `{CatalogueVideos}/index/${index}`)
        .join(' ')}`,
      'secretsmanager:GetSecretValue on {KeysGeneration1GrantSecret} {KeysGeneration1PrivateKey}',
      `s3:ListBucket on ${BUCKET}`,
      `s3:GetObject s3:ListMultipartUploadParts s3:PutObject on ${BUCKET}/uploads/*/source`,
      `s3:GetObject s3:PutObject on ${CAPTIONS}`,
      `s3:GetObject on ${CAPTIONED}`,
      `s3:PutObject on ${BUCKET}/vod/*/captions* ${CAPTIONED}`,
      `s3:AbortMultipartUpload on ${BUCKET}/uploads/*`,
      `s3:DeleteObject on ${BUCKET}/uploads/* ${BUCKET}/vod/* ${BUCKET}/vod/*/captions*`,
      'mediaconvert:ListJobs mediaconvert:SearchJobs on {TranscodeJobsQueue}',
      'mediaconvert:CancelJob mediaconvert:GetJob on arn:{AWS::Partition}:mediaconvert:{AWS::Region}:{AWS::AccountId}:jobs/*',
      'cloudfront:CreateInvalidation on arn:{AWS::Partition}:cloudfront::{AWS::AccountId}:distribution/{DeliveryDistribution}',
    ].sort(),
  );
});

test('it may read no segment and no playlist but the two that captions are joined to', () => {
  const readable = rights(template, 'ApiVideosApi').filter(line => /s3:GetObject.* on .*\/vod\//.test(line));
  expect(readable).toEqual([`s3:GetObject on ${CAPTIONED}`]);
});

test('it may read both secrets of every live generation', () => {
  const rotating = synthesised({ keys: { live: [1, 2], active: 1 } });
  const secrets = rights(rotating, 'ApiVideosApi').filter(line => line.startsWith('secretsmanager:'));
  expect(secrets).toEqual([
    'secretsmanager:GetSecretValue on {KeysGeneration1GrantSecret} {KeysGeneration1PrivateKey} ' +
      '{KeysGeneration2GrantSecret} {KeysGeneration2PrivateKey}',
  ]);
});

test('everything below /api is its own, and only the grants of machines are signed for at the gateway', () => {
  const routes = ofType(template, 'AWS::ApiGatewayV2::Route')
    .filter(([id]) => id.startsWith('Api'))
    .map(([, { Properties }]) => Properties);
  expect(
    Object.fromEntries(routes.map(({ RouteKey, AuthorizationType }) => [RouteKey, AuthorizationType])),
  ).toEqual({
    'POST /api/machine/videos/{id}/grants': 'AWS_IAM',
    'ANY /api/{proxy+}': 'NONE',
  });
  expect(new Set(routes.map(({ Target }) => JSON.stringify(Target))).size).toBe(1);
  expect(only(template, 'AWS::ApiGatewayV2::Integration', 'Api').Properties).toMatchObject({
    IntegrationUri: { 'Fn::GetAtt': [functionId, 'Arn'] },
    PayloadFormatVersion: '2.0',
  });
});

test('no other route than that of machines has an authoriser: functions refuse in one form', () => {
  const signed = ofType(template, 'AWS::ApiGatewayV2::Route')
    .map(([, { Properties }]) => Properties)
    .filter(({ AuthorizationType }) => AuthorizationType !== 'NONE');
  expect(signed.map(({ RouteKey }) => RouteKey)).toEqual(['POST /api/machine/videos/{id}/grants']);
  expect(ofType(template, 'AWS::ApiGatewayV2::Authorizer')).toEqual([]);
});

test('no one but this Api may call it, on its own routes', () => {
  const ends = ofType(template, 'AWS::Lambda::Permission')
    .map(([, { Properties }]) => Properties)
    .filter(({ FunctionName }) => JSON.stringify(FunctionName).includes(functionId))
    .map(permission => {
      expect(permission['Principal']).toBe('apigateway.amazonaws.com');
      const parts = Object(permission['SourceArn'])['Fn::Join'][1];
      expect(parts).toContainEqual({ Ref: expect.stringMatching(/^GatewayApi/) });
      return parts.at(-1);
    });
  expect(ends.sort()).toEqual(['/*/*/api/machine/videos/{id}/grants', '/*/*/api/{proxy+}']);
});

test('it is over before the gateway has waited for 30 s', () => {
  expect(only(template, 'AWS::Lambda::Function', 'ApiVideosApi').Properties['Timeout']).toBeLessThan(30);
});

/** The environment as it would stand on AWS: names in the place of references, which have those forms there. */
function deployed(given: Synthesised): Record<string, string> {
  const told = environment(given, 'ApiVideosApi');
  return {
    ...told,
    [VIDEOS_API_ENV.catalogueTable]: 'Videos',
    [VIDEOS_API_ENV.mediaBucket]: 'films',
    [VIDEOS_API_ENV.cdnOrigin]: 'https://d111111abcdef8.cloudfront.net',
    [VIDEOS_API_ENV.jobQueueArn]: 'arn:aws:mediaconvert:eu-central-1:123456789012:queues/films',
    [VIDEOS_API_ENV.generations]: (told[VIDEOS_API_ENV.generations] ?? '')
      .replaceAll(/\{Keys(\w+PublicKey)\}/g, '$1')
      .replaceAll(/\{Keys(\w+)\}/g, 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:$1'),
    [VIDEOS_API_ENV.tokenIssuer]: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Films',
  };
}

test('it is told where everything is that it may use', () => {
  expect(environment(template, 'ApiVideosApi')).toMatchObject({
    [VIDEOS_API_ENV.catalogueTable]: '{CatalogueVideos}',
    [VIDEOS_API_ENV.mediaBucket]: BUCKET,
    [VIDEOS_API_ENV.cdnOrigin]: 'https://{DeliveryDistribution}',
    [VIDEOS_API_ENV.distributionId]: '{DeliveryDistribution}',
    [VIDEOS_API_ENV.grantAudience]: '{DeliveryDistribution}',
    [VIDEOS_API_ENV.jobQueueArn]: '{TranscodeJobsQueue}',
  });
});

test('the function understands every setting that it is told, and hears of no other', () => {
  const given = synthesised({
    keys: { live: [1, 2], active: 2 },
    apiOrigins: ['https://shop.example'],
    selfRegistration: true,
    uploads: { maxGiB: 2, types: ['video/mp4'] },
    ipLocks: true,
    grantMaxHours: 3,
  });
  expect(parseConfig(deployed(given))).toMatchObject({
    activeGeneration: 2,
    generations: new Map([
      [1, expect.anything()],
      [2, expect.anything()],
    ]),
    apiOrigins: ['https://shop.example'],
    selfRegistration: true,
    uploadMaxBytes: 2 * 1024 ** 3,
    uploadTypes: ['video/mp4'],
    ipLocks: true,
    grantMaxSeconds: 10_800,
    tokenKind: 'cognito',
  });
  const known: string[] = [...Object.values(VIDEOS_API_ENV), URL_SUFFIX_ENV];
  expect(Object.keys(environment(given, 'ApiVideosApi')).filter(name => !known.includes(name))).toEqual([]);
});

test('by default no other site may call, and a file may have 50 GiB', () => {
  expect(parseConfig(deployed(template))).toMatchObject({
    apiOrigins: [],
    uploadMaxBytes: 50 * 1024 ** 3,
    ipLocks: false,
    selfRegistration: false,
  });
});
