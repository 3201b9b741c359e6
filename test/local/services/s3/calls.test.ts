import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { CallFate, ServiceCall } from '../../../../local/services/calls';
import { send } from '../../edge/send';
import { temporaryFolder } from '../../temporary-folder';
import { BUCKET, type Stage, startStage } from './stage';

const OBJECTS = `arn:aws:s3:::${BUCKET}`;

let stage: Stage;
let seen: ServiceCall[];
let fate: CallFate | undefined;

const dir = temporaryFolder();
beforeAll(async () => {
  stage = await startStage(dir);
  stage.calls.watch(call => {
    seen.push(call);
    return fate;
  });
});
beforeEach(() => {
  seen = [];
  fate = undefined;
});
afterAll(() => stage.close());

const put = (Key: string) => stage.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: 'film' }));
const isThere = async (Key: string) => {
  fate = undefined;
  const head = stage.client.send(new HeadObjectCommand({ Bucket: BUCKET, Key }));
  return head.then(
    () => true,
    () => false,
  );
};

test('every signed call is seen with what IAM was asked', async () => {
  const of = { Bucket: BUCKET, Key: 'a' };
  await put('a');
  await stage.client.send(new GetObjectCommand(of));
  await stage.client.send(new CopyObjectCommand({ ...of, Key: 'b', CopySource: `${BUCKET}/a` }));
  await stage.client.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'a/' }));
  await stage.client.send(
    new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects: [{ Key: 'b' }, { Key: 'c' }] } }),
  );
  expect(seen).toMatchObject([
    {
      service: 's3',
      operation: 'PutObject',
      principal: { kind: 'operator' },
      asked: [{ action: 's3:PutObject', resource: `${OBJECTS}/a` }],
      allowed: true,
    },
    { operation: 'GetObject', asked: [{ action: 's3:GetObject', resource: `${OBJECTS}/a` }] },
    {
      operation: 'CopyObject',
      asked: [
        { action: 's3:PutObject', resource: `${OBJECTS}/b` },
        { action: 's3:GetObject', resource: `${OBJECTS}/a` },
      ],
    },
    {
      operation: 'ListObjectsV2',
      asked: [{ action: 's3:ListBucket', resource: OBJECTS, context: { 's3:prefix': 'a/' } }],
    },
    {
      operation: 'DeleteObjects',
      asked: [
        { action: 's3:DeleteObject', resource: `${OBJECTS}/b` },
        { action: 's3:DeleteObject', resource: `${OBJECTS}/c` },
      ],
    },
  ]);
});

test('a refused call is seen, and stays refused; one without credentials is not', async () => {
  fate = { kind: 'fail', status: 500, code: 'InternalError', carriedOut: true };
  const nobody = stage.clientFor(stage.role());
  await expect(
    nobody.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'refused', Body: 'x' })),
  ).rejects.toMatchObject({ name: 'AccessDenied' });
  expect(seen).toMatchObject([{ operation: 'PutObject', allowed: false }]);
  await send(stage.s3.origin, `/${BUCKET}/a`);
  expect(seen).toHaveLength(1);
  expect(await isThere('refused')).toBe(false);
});

test.each<[string, CallFate, boolean]>([
  ['lost', { kind: 'lose' }, false],
  ['carried out, its answer lost', { kind: 'lose_answer' }, true],
])('a call may be %s', async (_what, chosen, happened) => {
  const key = `fate/${chosen.kind}`;
  fate = chosen;
  await expect(put(key)).rejects.toThrow(/socket hang up/);
  expect(await isThere(key)).toBe(happened);
});

test.each([false, true])('a call may fail (carried out: %s)', async carriedOut => {
  const key = `fail/${carriedOut}`;
  fate = { kind: 'fail', status: 503, code: 'SlowDown', carriedOut };
  await expect(put(key)).rejects.toMatchObject({ name: 'SlowDown', $metadata: { httpStatusCode: 503 } });
  expect(await isThere(key)).toBe(carriedOut);
});

test('a read whose answer is lost breaks the connection too', async () => {
  await put('read');
  fate = { kind: 'lose_answer' };
  await expect(stage.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'read' }))).rejects.toThrow(
    /socket hang up/,
  );
});

test('answers tell the time of the stack’s clock, by which the SDK sets its own', async () => {
  stage.clock.advance(86_400_000);
  const { headers } = await send(stage.s3.origin, `/${BUCKET}/read`);
  expect(Date.parse(String(headers['date']))).toBe(Math.floor(stage.clock.now() / 1000) * 1000);
  stage.clock.advance(-86_400_000);
});
