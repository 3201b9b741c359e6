import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { send } from '../../edge/send';
import { temporaryFolder } from '../../temporary-folder';
import { BUCKET, codeOf, type Stage, signedHeaders, startStage } from './stage';

const ARN = `arn:aws:s3:::${BUCKET}`;
const DISTRIBUTION = 'arn:aws:cloudfront::000000000000:distribution/EMINE';

const dir = temporaryFolder();
let stage: Stage;

beforeAll(async () => {
  stage = await startStage(dir);
  for (const Key of ['vod/film', 'uploads/film']) {
    await stage.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: Key }));
  }
});
afterAll(() => stage.close());

const get = (caller: ReturnType<Stage['role']>, Key: string) =>
  stage.clientFor(caller).send(new GetObjectCommand({ Bucket: BUCKET, Key }));

test('a role reads what its policy names and nothing else', async () => {
  const role = stage.role({ Effect: 'Allow', Action: 's3:GetObject', Resource: `${ARN}/vod/*` });
  expect((await get(role, 'vod/film')).$metadata.httpStatusCode).toBe(200);
  await expect(get(role, 'uploads/film')).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(
    stage.clientFor(role).send(new PutObjectCommand({ Bucket: BUCKET, Key: 'vod/film', Body: 'x' })),
  ).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('that a key is missing is told only to those who may list the bucket', async () => {
  const reads = { Effect: 'Allow', Action: 's3:GetObject', Resource: `${ARN}/*` };
  const lists = { Effect: 'Allow', Action: 's3:ListBucket', Resource: ARN };
  await expect(get(stage.role(reads), 'missing')).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(get(stage.role(reads, lists), 'missing')).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(get(stage.role(lists), 'missing')).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('who compares an ETag in order to write must be allowed to read', async () => {
  const key = { Bucket: BUCKET, Key: 'compared' };
  const { ETag: IfMatch } = await stage.client.send(new PutObjectCommand({ ...key, Body: 'old' }));
  const writes = { Effect: 'Allow', Action: 's3:PutObject', Resource: `${ARN}/compared` };
  const reads = { Effect: 'Allow', Action: 's3:GetObject', Resource: `${ARN}/compared` };
  const overwrite = (...statements: object[]) =>
    stage.clientFor(stage.role(...statements)).send(new PutObjectCommand({ ...key, Body: 'new', IfMatch }));
  await expect(overwrite(writes)).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(overwrite(writes, reads)).resolves.toHaveProperty('ETag');
});

test('listing is bound to the prefix that the policy names', async () => {
  const role = stage.role({
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: ARN,
    Condition: { StringLike: { 's3:prefix': 'vod/*' } },
  });
  const list = (Prefix?: string) =>
    stage
      .clientFor(role)
      .send(new ListObjectsV2Command({ Bucket: BUCKET, ...(Prefix === undefined ? {} : { Prefix }) }));
  expect((await list('vod/')).KeyCount).toBe(1);
  await expect(list('uploads/')).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(list()).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('a copy needs the right to read its source', async () => {
  const role = stage.role({ Effect: 'Allow', Action: 's3:PutObject', Resource: `${ARN}/*` });
  const copy = new CopyObjectCommand({ Bucket: BUCKET, Key: 'stolen', CopySource: `${BUCKET}/uploads/film` });
  await expect(stage.clientFor(role).send(copy)).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('DeleteObjects deletes only the keys that the caller may delete', async () => {
  const role = stage.role({ Effect: 'Allow', Action: 's3:DeleteObject', Resource: `${ARN}/gone/*` });
  await stage.client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'gone/a', Body: 'a' }));
  const answer = await stage.clientFor(role).send(
    new DeleteObjectsCommand({
      Bucket: BUCKET,
      Delete: { Objects: [{ Key: 'gone/a' }, { Key: 'vod/film' }], Quiet: true },
    }),
  );
  expect(answer.Deleted).toBeUndefined();
  expect(answer.Errors).toMatchObject([{ Key: 'vod/film', Code: 'AccessDenied' }]);
  expect((await get(stage.operator, 'vod/film')).$metadata.httpStatusCode).toBe(200);
});

describe('with the bucket policy of origin access control', () => {
  beforeAll(() =>
    stage.s3.putBucketPolicy(BUCKET, {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Action: 's3:GetObject',
          Resource: `${ARN}/vod/*`,
          Condition: { StringEquals: { 'AWS:SourceArn': DISTRIBUTION } },
        },
        {
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 's3:*',
          Resource: [ARN, `${ARN}/*`],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    }),
  );

  const asService = async (sourceArn: string, path: string) => {
    const caller = stage.credentials.add({ kind: 'service', name: 'cloudfront.amazonaws.com', sourceArn });
    const headers = await signedHeaders(caller, stage.s3.origin, path, {}, stage.clock.now());
    return send(stage.s3.origin, path, { headers: { ...headers, 'x-amz-cf-id': 'any' } });
  };

  test('the distribution reads below vod/', async () => {
    expect(await asService(DISTRIBUTION, `/${BUCKET}/vod/film`)).toMatchObject({
      status: 200,
      text: 'vod/film',
    });
  });

  test.each([
    [DISTRIBUTION, 'uploads/film'],
    [DISTRIBUTION, 'vod/missing'],
    [`${DISTRIBUTION}X`, 'vod/film'],
  ])('%s does not read %s', async (sourceArn, key) => {
    const answer = await asService(sourceArn, `/${BUCKET}/${key}`);
    expect([answer.status, codeOf(answer)]).toEqual([403, 'AccessDenied']);
  });

  test('an encoded slash leads to the same object, never around the policy', async () => {
    expect((await asService(DISTRIBUTION, `/${BUCKET}/uploads%2Ffilm`)).status).toBe(403);
    expect((await asService(DISTRIBUTION, `/${BUCKET}/vod/../uploads/film`)).status).toBe(403);
    expect((await asService(DISTRIBUTION, `/${BUCKET}/vod%2Ffilm`)).status).toBe(200);
  });

  test('nobody reads without a signature', async () => {
    expect((await send(stage.s3.origin, `/${BUCKET}/vod/film`)).status).toBe(403);
  });

  test('a deployment that gives no policy keeps the one there is', async () => {
    await stage.s3.createBucket({ name: BUCKET });
    expect((await asService(DISTRIBUTION, `/${BUCKET}/vod/film`)).status).toBe(200);
  });
});

test('what the policy of a bucket allows to everybody needs no signature, and no more is allowed', async () => {
  await stage.s3.createBucket({
    name: 'open-bucket',
    policy: {
      Statement: {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::open-bucket/*',
      },
    },
  });
  await stage.client.send(new PutObjectCommand({ Bucket: 'open-bucket', Key: 'page', Body: 'hello' }));
  expect(await send(stage.s3.origin, '/open-bucket/page')).toMatchObject({ status: 200, text: 'hello' });
  expect((await send(stage.s3.origin, '/open-bucket/page', { method: 'DELETE' })).status).toBe(403);
  const overridden = await send(stage.s3.origin, '/open-bucket/page?response-content-type=text/html');
  expect([overridden.status, codeOf(overridden)]).toEqual([400, 'InvalidRequest']);
});

test('a policy that cannot be judged stops the deployment', async () => {
  const policy = { Statement: { Effect: 'Allow', Principal: '*', NotAction: 's3:PutObject', Resource: '*' } };
  await expect(stage.s3.createBucket({ name: 'odd-bucket', policy })).rejects.toThrow(/NotAction/);
  await expect(stage.s3.putBucketPolicy('nowhere', policy)).rejects.toThrow('there is no bucket');
});
