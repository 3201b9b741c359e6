import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type Edge, startEdge } from '../../../local/edge/edge';
import { Calls } from '../../../local/services/calls';
import { LOCAL_REGION } from '../../../local/services/iam/account';
import { CredentialStore } from '../../../local/services/iam/credential-store';
import { type S3Service, startS3 } from '../../../local/services/s3/start-s3';
import { ManualClock } from '../manual-clock';
import { POLICY } from './bench';
import { send } from './send';
import { customQuery, KEY_PAIR_ID, policyText, publicKeyPem, until } from './signing';

const DISTRIBUTION = 'arn:aws:cloudfront::000000000000:distribution/E1';
const SEGMENT = Buffer.from('0123456789'.repeat(400_000));
const FILES = {
  'vod/film/run/seg_1.cmfv': SEGMENT,
  'vod/film/run/with space.jpg': Buffer.from('picture'),
  'vod/other/run/seg_1.cmfv': Buffer.from('another film'),
  'uploads/film/source': Buffer.from('source'),
};

let edge: Edge;
let s3: S3Service;
let dir: string;

// The bucket judges signatures by this clock, and the SDK signs by the machine's.
const clock = new ManualClock(Date.now());
const seconds = Math.floor(clock.now() / 1_000);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'edge-bucket-'));
  const credentials = new CredentialStore();
  s3 = await startS3({ port: 0, dir, clock, credentials, calls: new Calls() });
  await s3.createBucket({
    name: 'media',
    cors: { CorsRules: [{ AllowedMethods: ['GET', 'HEAD'], AllowedOrigins: ['*'], AllowedHeaders: ['*'] }] },
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::media/vod/*',
          Condition: { StringEquals: { 'AWS:SourceArn': DISTRIBUTION } },
        },
      ],
    },
  });
  const operator = credentials.add({ kind: 'operator' });
  const client = new S3Client({
    endpoint: s3.origin,
    region: LOCAL_REGION,
    forcePathStyle: true,
    credentials: operator,
  });
  for (const [Key, Body] of Object.entries(FILES)) {
    await client.send(new PutObjectCommand({ Bucket: 'media', Key, Body, ContentType: 'video/mp4' }));
  }
  client.destroy();
  const service = credentials.add({
    kind: 'service',
    name: 'cloudfront.amazonaws.com',
    sourceArn: DISTRIBUTION,
  });
  const { accessKeyId, secretAccessKey } = service;
  edge = await startEdge({ port: 0, clock });
  const behaviour = {
    originId: 'media',
    allowedMethods: ['GET', 'HEAD', 'OPTIONS'],
    cachePolicyId: POLICY.cachingOptimized,
    originRequestPolicyId: POLICY.corsS3Origin,
    responseHeadersPolicyId: POLICY.corsWithPreflightAndSecurity,
    compress: true,
  };
  edge.deploy({
    id: 'EDGEBUCKET',
    origins: new Map([
      [
        'media',
        {
          kind: 's3',
          url: `${s3.origin}/media`,
          sign: { accessKeyId, secretAccessKey, region: LOCAL_REGION },
        },
      ],
    ]),
    behaviours: [
      { ...behaviour, pathPattern: '/vod/*', trustedKeys: new Map([[KEY_PAIR_ID, publicKeyPem]]) },
    ],
    defaultBehaviour: behaviour,
    errorCachingMinTtl: new Map([[403, 0]]),
  });
});

afterAll(async () => {
  await edge.close();
  await s3.close();
  await rm(dir, { recursive: true });
});

const signature = (film = 'film'): string =>
  customQuery(policyText(`${edge.origin}/vod/${film}/run/*`, until(seconds + 600)));

test('a segment comes out of the private bucket with a signature, whole and in ranges', async () => {
  const path = `/vod/film/run/seg_1.cmfv?${signature()}`;
  const range = await send(edge.origin, path, { headers: { range: 'bytes=10-19' } });
  expect(range).toMatchObject({ status: 206, text: '0123456789' });
  const whole = await send(edge.origin, path, { headers: { origin: 'https://page.example' } });
  expect(whole.status).toBe(200);
  expect(whole.body.equals(SEGMENT)).toBe(true);
  expect(whole.headers).toMatchObject({ 'content-type': 'video/mp4', 'access-control-allow-origin': '*' });
  expect((await send(edge.origin, path, { method: 'HEAD' })).headers).toMatchObject({
    'content-length': String(SEGMENT.length),
    'x-cache': 'Hit from cloudfront',
  });
});

test('a key with an encoded character is signed as it is written', async () => {
  const answer = await send(edge.origin, `/vod/film/run/with%20space.jpg?${signature()}`);
  expect(answer).toMatchObject({ status: 200, text: 'picture' });
  const odd = await send(edge.origin, `/vod/film/run/%77ith%20space.jpg?${signature()}`);
  expect(odd).toMatchObject({ status: 200, text: 'picture' });
});

test('the bucket answers a preflight through the edge', async () => {
  const answer = await send(edge.origin, `/vod/film/run/seg_1.cmfv?${signature()}`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://page.example',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'range',
    },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': expect.stringMatching(/range/i),
  });
});

test.each([
  '/vod/film/run/missing.cmfv',
  '/vod/film/run/../../other/run/seg_1.cmfv',
  '/vod/film/run/%2e%2e/%2e%2e/other/run/seg_1.cmfv',
  '/vod/film/run/..%2f..%2fother/run/seg_1.cmfv',
  '/vod/film/run/../../../uploads/film/source',
  '/vod/film/run/..%2f..%2f..%2fuploads%2ffilm%2fsource',
])('a signature for one film gives nothing of another: %s', async path => {
  const answer = await send(edge.origin, `${path}?${signature()}`);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.text).not.toMatch(/another film|^source$/);
});

test.each(['/uploads/film/source', '/%75ploads/film/source', '/uploads%2Ffilm%2Fsource'])(
  'the bucket gives uploads to nobody: %s',
  async path => {
    expect(await send(edge.origin, path)).toMatchObject({ status: 403 });
  },
);
