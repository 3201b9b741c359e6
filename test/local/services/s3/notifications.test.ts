import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { Notify } from '../../../../local/services/s3/notifications/bucket-notifications';
import { temporaryFolder } from '../../temporary-folder';
import { BUCKET, type Stage, startStage } from './stage';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:uploads';
const configuration = (suffix = '/source') => ({
  QueueConfigurations: [
    {
      Event: 's3:ObjectCreated:*',
      Queue: QUEUE,
      Filter: {
        S3Key: {
          Rules: [
            { Name: 'prefix', Value: 'uploads/' },
            { Name: 'suffix', Value: suffix },
          ],
        },
      },
    },
  ],
});

interface Sent {
  readonly queue: string;
  readonly source: string;
  readonly body: Record<string, unknown>;
}

let dir: string;
let stage: Stage;
let sent: Sent[];
/** How the queue takes a message. */
let queue: () => Promise<void>;

const folders = [
  temporaryFolder(),
  temporaryFolder(),
  temporaryFolder(),
  temporaryFolder(),
  temporaryFolder(),
];
beforeEach(async () => {
  dir = folders.pop() ?? '';
  sent = [];
  queue = async () => undefined;
  stage = await start();
});
afterEach(() => stage.close());

function start(notifications?: unknown): Promise<Stage> {
  const notify: Notify = async (queueArn, body, source) => {
    await queue();
    sent.push({ queue: queueArn, source, body: JSON.parse(body) });
  };
  return startStage(dir, { notify, notifications });
}

const deploy = (notifications: unknown = configuration()) =>
  stage.s3.createBucket({ name: BUCKET, notifications });
const put = (Key: string, Body = 'film') =>
  stage.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
const outbox = () => readdir(join(dir, BUCKET, 'outbox'));

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise(setImmediate);
}

test('a queue gets a test event when it is configured first, and when that changes', async () => {
  await deploy();
  expect(sent).toEqual([
    {
      queue: QUEUE,
      source: `arn:aws:s3:::${BUCKET}`,
      body: expect.objectContaining({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: BUCKET }),
    },
  ]);
  await deploy();
  await stage.close();
  stage = await start(configuration());
  expect(sent).toHaveLength(1);
  await deploy(configuration('.mp4'));
  expect(sent).toHaveLength(2);
});

test('a queue that does not take the test event stops the deployment', async () => {
  queue = () => Promise.reject(new Error('access denied'));
  await expect(deploy()).rejects.toThrow(`the bucket ${BUCKET} cannot send its notifications to ${QUEUE}`);
  queue = async () => undefined;
  await deploy();
  expect(sent).toHaveLength(1);
});

test('every way of making an object is told as S3 tells it, and nothing else is', async () => {
  await deploy();
  const of = { Bucket: BUCKET, Key: 'uploads/c/source' };
  await put('uploads/a b+ü(1)/source');
  await put('uploads/b/poster');
  await put('vod/b/source');
  await stage.client.send(
    new CopyObjectCommand({ ...of, Key: 'uploads/b/source', CopySource: `${BUCKET}/vod/b/source` }),
  );
  const { UploadId = '' } = await stage.client.send(new CreateMultipartUploadCommand(of));
  const part = { ...of, UploadId };
  const { ETag } = await stage.client.send(new UploadPartCommand({ ...part, PartNumber: 1, Body: 'part' }));
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
  await stage.client.send(new CompleteMultipartUploadCommand({ ...part, MultipartUpload }));
  await stage.client.send(new DeleteObjectCommand(of));
  await until(async () => (await outbox()).length === 0);

  const records = sent.slice(1).map(({ body }) => (body['Records'] as Record<string, unknown>[])[0]);
  expect(records).toHaveLength(3);
  expect(records[0]).toEqual({
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: 'us-east-1',
    eventTime: new Date(stage.clock.now()).toISOString(),
    eventName: 'ObjectCreated:Put',
    userIdentity: { principalId: '000000000000' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: expect.objectContaining({
      'x-amz-request-id': expect.stringMatching(/^[0-9A-F]{16}$/),
    }),
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: 'local',
      bucket: {
        name: BUCKET,
        ownerIdentity: { principalId: '000000000000' },
        arn: `arn:aws:s3:::${BUCKET}`,
      },
      object: {
        key: 'uploads/a+b%2B%C3%BC%281%29/source',
        size: 4,
        eTag: 'bdbd6db1d8cc09a957e86180fda9442a',
        sequencer: expect.stringMatching(/^[0-9A-F]{18}$/),
      },
    },
  });
  expect(records[1]).toMatchObject({
    eventName: 'ObjectCreated:Copy',
    s3: { object: { key: 'uploads/b/source' } },
  });
  expect(records[2]).toMatchObject({
    eventName: 'ObjectCreated:CompleteMultipartUpload',
    s3: { object: { key: 'uploads/c/source', eTag: expect.stringMatching(/^[0-9a-f]{32}-1$/) } },
  });
});

test('a queue that fails gets the message later, by the clock', async () => {
  await deploy();
  const error = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  let attempts = 0;
  queue = async () => {
    if (++attempts < 3) throw new Error('not now');
  };
  await put('uploads/a/source');
  await until(() => stage.clock.asleep === 1);
  stage.clock.advance(1_000);
  await until(() => stage.clock.asleep === 1 && attempts === 2);
  stage.clock.advance(1_999);
  expect(attempts).toBe(2);
  stage.clock.advance(1);
  await until(() => sent.length === 2);
  await until(async () => (await outbox()).length === 0);
  expect(error).toHaveBeenCalledTimes(2);
  error.mockRestore();
});

test('what a killed process did not send is sent after the next start, if its object came to be', async () => {
  await deploy();
  const hanging = Promise.withResolvers<void>();
  queue = () => hanging.promise;
  await put('uploads/a/source', 'one');
  await put('uploads/b/source');
  expect(await outbox()).toHaveLength(2);
  const killed = stage;
  const notice = { queueArn: QUEUE, body: '{"Records":[]}', key: 'uploads/a/source', data: 'never-named' };
  await writeFile(join(dir, BUCKET, 'outbox', 'half'), JSON.stringify(notice));

  queue = async () => undefined;
  stage = await start(configuration());
  await until(async () => (await outbox()).length === 0);
  const keys = sent.slice(1).map(({ body }) => JSON.stringify(body));
  expect(keys).toHaveLength(2);
  expect(keys.join()).toMatch(/uploads\/a\/source/);
  expect(keys.join()).toMatch(/uploads\/b\/source/);

  // A later object of a key has the greater sequencer, over the restart too and though the clock stood still.
  await put('uploads/a/source', 'two');
  await until(() => sent.length === 4);
  const sequencers = sent
    .map(({ body }) => JSON.stringify(body))
    .filter(body => body.includes('uploads/a/source'))
    .map(body => /"sequencer":"(\w+)"/.exec(body)?.[1] ?? '');
  expect(sequencers).toHaveLength(2);
  expect([...sequencers].sort()).toEqual(sequencers);

  const closed = killed.close();
  hanging.reject(new Error('gone'));
  await closed;
});
