import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getObject } from '../../../lambdas/_shared/s3';
import { getSecretString, putSecretString } from '../../../lambdas/_shared/secrets-manager';
import { systemClock } from '../../../local/clock';
import { Calls } from '../../../local/services/calls';
import { CredentialStore } from '../../../local/services/iam/credential-store';
import { type S3Service, startS3 } from '../../../local/services/s3/start-s3';
import {
  type SecretsManagerService,
  startSecretsManager,
} from '../../../local/services/secrets-manager/start-secrets-manager';
import { setAwsVariables } from '../aws-variables';

/** Local mode's services check every signature with the SDK's own signer, and every action against the role. */
let dir: string;
let s3: S3Service;
let secrets: SecretsManagerService;
let secretArn: string;
let restore: () => void;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'adapters-'));
  const credentials = new CredentialStore();
  const options = { port: 0, clock: systemClock, credentials, calls: new Calls() };
  s3 = await startS3({ ...options, dir: join(dir, 's3') });
  secrets = await startSecretsManager({ ...options, dir: join(dir, 'secrets') });
  await s3.createBucket({ name: 'films' });
  secretArn = (await secrets.createSecret({ name: 'signing-1' })).arn;
  const operator = credentials.add({ kind: 'operator' });
  const client = new S3Client({
    endpoint: s3.origin,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: operator,
  });
  for (const Key of ['vod/a/b/index.m3u8', 'uploads/a/source']) {
    await client.send(new PutObjectCommand({ Bucket: 'films', Key, Body: Key }));
  }
  client.destroy();
  const statement = (Action: string[], Resource: string) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource }],
  });
  const role = credentials.add({
    kind: 'role',
    arn: 'arn:aws:iam::000000000000:role/function',
    policies: [
      statement(['s3:GetObject'], 'arn:aws:s3:::films/vod/*'),
      statement(['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'], secretArn),
    ],
  });
  restore = setAwsVariables({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: role.accessKeyId,
    AWS_SECRET_ACCESS_KEY: role.secretAccessKey,
    AWS_SESSION_TOKEN: role.sessionToken ?? '',
    AWS_ENDPOINT_URL_S3: s3.origin,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.origin,
  });
});

afterAll(async () => {
  restore();
  await Promise.all([s3.close(), secrets.close()]);
  await rm(dir, { recursive: true });
});

test('an object is read with the function’s own signature', async () => {
  const object = await getObject('films', 'vod/a/b/index.m3u8');
  expect(object).toMatchObject({ body: Buffer.from('vod/a/b/index.m3u8'), eTag: expect.any(String) });
  const tag = typeof object === 'object' ? object.eTag : undefined;
  expect(await getObject('films', 'vod/a/b/index.m3u8', tag)).toBe('unchanged');
});

test('an object that is not there is missing, to a role that may not list the bucket', async () => {
  expect(await getObject('films', 'vod/a/b/other.m3u8')).toBeUndefined();
});

test('an object outside the role’s prefix is as good as missing', async () => {
  expect(await getObject('films', 'uploads/a/source')).toBeUndefined();
});

test('a secret has no value, then the one that was put', async () => {
  expect(await getSecretString(secretArn)).toBeUndefined();
  await putSecretString(secretArn, 'a value, ä');
  expect(await getSecretString(secretArn)).toBe('a value, ä');
});

test('another secret is refused by the role, which is a failure', async () => {
  const { arn } = await secrets.createSecret({ name: 'other', generate: {} });
  await expect(getSecretString(arn)).rejects.toThrow(/^GetSecretValue failed: 400 AccessDeniedException$/);
});
