import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { temporaryFolder } from '../../../temporary-folder';
import { until } from '../../../until';
import { BUCKET, type Stage, startStage } from '../stage';

const DAY = 86_400_000;
const dir = temporaryFolder();
let stage: Stage;
let client: S3Client;
beforeAll(async () => {
  stage = await startStage(dir);
  // Its first call of a new day is refused, and it sets its clock by that.
  client = stage.clientFor(stage.operator, { maxAttempts: 3 });
});
afterAll(() => stage.close());

const deploy = (...Rules: object[]) =>
  stage.s3.createBucket({
    name: BUCKET,
    lifecycle: { Rules: Rules.map(rule => ({ Status: 'Enabled', ...rule })) },
  });
const put = (Key: string, size = 10) =>
  client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: Buffer.alloc(size) }));
const keys = async () =>
  (await client.send(new ListObjectsV2Command({ Bucket: BUCKET }))).Contents?.map(({ Key }) => Key) ?? [];
const uploads = async () =>
  (await client.send(new ListMultipartUploadsCommand({ Bucket: BUCKET }))).Uploads ?? [];

/** Lets the clock run, and the round that this begins. */
async function advance(milliseconds: number): Promise<void> {
  await until(() => stage.clock.asleep > 0);
  stage.clock.advance(milliseconds);
}

test('without rules nothing waits for the clock', () => {
  expect(stage.clock.asleep).toBe(0);
});

test('unfinished uploads are aborted when their days are over, and finished ones are not', async () => {
  await deploy({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } });
  const begin = async (Key: string) => {
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key }));
    const of = { Bucket: BUCKET, Key, UploadId };
    const { ETag } = await client.send(new UploadPartCommand({ ...of, PartNumber: 1, Body: 'part' }));
    return { of, ETag };
  };
  const finished = await begin('uploads/a/source');
  await begin('uploads/b/source');
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag: finished.ETag }] };
  await client.send(new CompleteMultipartUploadCommand({ ...finished.of, MultipartUpload }));
  await advance(7 * DAY - DAY);
  expect(await uploads()).toHaveLength(1);
  await advance(2 * DAY);
  await until(async () => (await uploads()).length === 0);
  expect(await keys()).toEqual(['uploads/a/source']);
});

test('sources change their class, and then go; what lies beside them stays', async () => {
  await put('uploads/c/source', 200_000);
  await put('uploads/c/captions/en');
  const above = { Prefix: 'uploads/', ObjectSizeGreaterThan: 100_000 };
  const Transitions = [{ StorageClass: 'GLACIER_IR', TransitionInDays: 10 }];
  await deploy({ ...above, Transitions });
  const source = { Bucket: BUCKET, Key: 'uploads/c/source' };
  const before = await client.send(new HeadObjectCommand(source));
  expect(before).not.toHaveProperty('StorageClass', expect.anything());
  await advance(11 * DAY);
  await until(async () => (await client.send(new HeadObjectCommand(source))).StorageClass === 'GLACIER_IR');
  const after = await client.send(new GetObjectCommand(source));
  expect(await after.Body?.transformToByteArray()).toHaveLength(200_000);
  expect(after).toMatchObject({ ETag: before.ETag, LastModified: before.LastModified });
  const { Contents } = await client.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'uploads/c/' }));
  expect(Contents?.map(({ StorageClass }) => StorageClass)).toEqual(['STANDARD', 'GLACIER_IR']);

  // What is due already goes with the deployment that says so.
  await deploy({ ...above, ExpirationInDays: 5 });
  expect(await keys()).toEqual(['uploads/a/source', 'uploads/c/captions/en']);
});

test('rules that are taken away or disabled do nothing any more', async () => {
  await deploy({ Status: 'Disabled', Prefix: '', ExpirationInDays: 1 });
  await advance(30 * DAY);
  expect(await keys()).toHaveLength(2);
  await stage.s3.createBucket({ name: BUCKET });
  expect(await keys()).toHaveLength(2);
});

test('closing ends the rounds', async () => {
  await until(() => stage.clock.asleep > 0);
  await stage.close();
  expect(stage.clock.asleep).toBe(0);
});
