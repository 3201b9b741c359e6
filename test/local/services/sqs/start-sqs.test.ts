import { join } from 'node:path';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  type Message,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { CallFate } from '../../../../local/services/calls';
import { send as sendRaw } from '../../edge/send';
import { temporaryFolder } from '../../temporary-folder';
import { PLAIN, type SqsStage, stageSqs } from './stage';

const dir = temporaryFolder();
let stage: SqsStage;
let next = 0;

beforeAll(async () => {
  stage = await stageSqs(dir);
});
afterAll(() => stage.close());

/** A queue of a test's own. */
async function queue(more: Partial<Parameters<SqsStage['sqs']['createQueue']>[0]> = {}) {
  return stage.sqs.createQueue({ ...PLAIN, name: `queue-${next++}`, ...more });
}

const send = (QueueUrl: string, MessageBody: string, more: object = {}, client = stage.client()) =>
  client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));

async function receive(QueueUrl: string, more: object = {}, client = stage.client()): Promise<Message[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }),
  );
  return Messages;
}

const bodies = async (url: string): Promise<(string | undefined)[]> =>
  (await receive(url)).map(({ Body }) => Body);

const roleWith = (action: string | string[], resource: string) =>
  stage.credentials.add({
    kind: 'role',
    arn: 'arn:aws:iam::000000000000:role/worker',
    policies: [{ Statement: { Effect: 'Allow', Action: action, Resource: resource } }],
  });

test('a message is sent, received with its attributes, and deleted', async () => {
  const { url, arn } = await queue({ name: 'uploads' });
  expect(arn).toBe('arn:aws:sqs:us-east-1:000000000000:uploads');
  expect(url).toBe(`${stage.sqs.origin}/000000000000/uploads`);
  const MessageAttributes = { status: { DataType: 'String', StringValue: 'ready' } };
  await send(url, 'a film', { MessageAttributes });
  const [message] = await receive(url, {
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  });
  expect(message).toMatchObject({
    ...{ Body: 'a film', MessageAttributes },
    Attributes: { ApproximateReceiveCount: '1', SentTimestamp: String(stage.clock.now()) },
  });
  expect(await stage.sqs.counts(arn)).toEqual({ visible: 0, hidden: 1, delayed: 0 });
  await stage
    .client()
    .send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message?.ReceiptHandle }));
  expect(await stage.sqs.counts(arn)).toEqual({ visible: 0, hidden: 0, delayed: 0 });
});

test('batches are sent and deleted; a queue tells its address and its attributes', async () => {
  const { url, arn } = await queue({ name: 'batches', visibilityTimeoutSeconds: 180 });
  const Entries = ['a', 'b'].map(Id => ({ Id, MessageBody: Id }));
  await stage.client().send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
  const received = await receive(url);
  expect(received.map(({ Body }) => Body)).toEqual(['a', 'b']);
  const handles = received.map(({ ReceiptHandle }, Id) => ({ Id: String(Id), ReceiptHandle }));
  await stage.client().send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries: handles }));
  const { QueueUrl } = await stage.client().send(new GetQueueUrlCommand({ QueueName: 'batches' }));
  expect(QueueUrl).toBe(url);
  const { Attributes } = await stage
    .client()
    .send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }));
  expect(Attributes).toMatchObject({
    ...{ QueueArn: arn, VisibilityTimeout: '180', MessageRetentionPeriod: '1209600' },
    ...{ ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesNotVisible: '0' },
  });
});

test('a received message is hidden until its visibility timeout on the stack’s clock, and a delayed one until its delay', async () => {
  const { url } = await queue({ visibilityTimeoutSeconds: 60 });
  await send(url, 'now');
  await send(url, 'later', { DelaySeconds: 900 });
  expect(await bodies(url)).toEqual(['now']);
  stage.clock.advance(59_999);
  expect(await bodies(url)).toEqual([]);
  stage.clock.advance(1);
  expect(await bodies(url)).toEqual(['now']);
  stage.clock.advance(840_000);
  expect((await bodies(url)).sort()).toEqual(['later', 'now']);
});

test('a queue’s own delay holds for each message', async () => {
  const { url, arn } = await queue({ delaySeconds: 10 });
  await send(url, 'x');
  expect(await stage.sqs.counts(arn)).toEqual({ visible: 0, hidden: 0, delayed: 1 });
  stage.clock.advance(10_000);
  expect(await bodies(url)).toEqual(['x']);
});

test('the visibility of a message is changed, also to nothing', async () => {
  const { url } = await queue();
  await send(url, 'x');
  const changeTo = async (VisibilityTimeout: number) => {
    const [{ ReceiptHandle } = {}] = await receive(url);
    const command = { QueueUrl: url, ReceiptHandle, VisibilityTimeout };
    await stage.client().send(new ChangeMessageVisibilityCommand(command));
  };
  await changeTo(0);
  await changeTo(100);
  stage.clock.advance(99_000);
  expect(await bodies(url)).toEqual([]);
  stage.clock.advance(1_000);
  expect(await bodies(url)).toEqual(['x']);
});

test('a message that was received too often goes to the dead-letter queue', async () => {
  const dead = await queue();
  const { url, arn } = await queue({ redrive: { targetArn: dead.arn, maxReceiveCount: 3 } });
  await send(url, 'poison');
  for (let time = 0; time < 3; time++) {
    expect(await bodies(url)).toEqual(['poison']);
    stage.clock.advance(30_000);
  }
  expect(await bodies(url)).toEqual([]);
  expect(await stage.sqs.counts(arn)).toEqual({ visible: 0, hidden: 0, delayed: 0 });
  expect(await bodies(dead.url)).toEqual(['poison']);
});

test('a dead-letter queue that does not stand is refused', async () => {
  const redrive = { targetArn: 'arn:aws:sqs:us-east-1:000000000000:nowhere', maxReceiveCount: 3 };
  await expect(queue({ redrive })).rejects.toThrow(/nowhere/);
});

test('a message that nobody deletes is kept for as long as its queue says', async () => {
  const { url, arn } = await queue({ retentionSeconds: 3600 });
  await send(url, 'x');
  stage.clock.advance(3_600_000);
  expect((await stage.sqs.counts(arn)).visible).toBe(1);
  stage.clock.advance(1);
  expect((await stage.sqs.counts(arn)).visible).toBe(0);
});

test('a long poll is answered when a message comes in, when one becomes visible, and when its time is over', async () => {
  const { url } = await queue();
  const polled = () => receive(url, { WaitTimeSeconds: 20, VisibilityTimeout: 5 });
  const first = polled();
  await send(url, 'x');
  expect(await first).toHaveLength(1);
  const asleep = async (count: number) => {
    while (stage.clock.asleep < count) await new Promise(setImmediate);
  };
  const second = polled();
  await asleep(2);
  stage.clock.advance(5_000);
  expect(await second).toHaveLength(1);
  await stage
    .client()
    .send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: (await second)[0]?.ReceiptHandle }));
  const third = polled();
  await asleep(1);
  stage.clock.advance(20_000);
  expect(await third).toEqual([]);
});

test('a role does what its policy names and nothing else', async () => {
  const { url, arn } = await queue();
  const { url: other } = await queue();
  const sender = stage.client(roleWith('sqs:SendMessage', arn));
  await send(url, 'x', {}, sender);
  for (const refused of [send(other, 'x', {}, sender), receive(url, {}, sender)]) {
    await expect(refused).rejects.toMatchObject({ name: 'AccessDeniedException' });
  }
  expect(await bodies(url)).toEqual(['x']);
});

test('a forged signature is refused, and so is a request without one', async () => {
  const { url } = await queue();
  const forged = { ...roleWith('sqs:*', '*'), secretAccessKey: 'forged' };
  await expect(send(url, 'x', {}, stage.client(forged))).rejects.toMatchObject({
    name: 'InvalidSignatureException',
  });
  const headers = { 'x-amz-target': 'AmazonSQS.SendMessage' };
  const body = JSON.stringify({ QueueUrl: url, MessageBody: 'x' });
  expect((await sendRaw(stage.sqs.origin, '/', { method: 'POST', headers, body })).status).toBe(403);
  expect(await bodies(url)).toEqual([]);
});

test('a queue’s policy lets S3 send for this account’s buckets, and nobody else', async () => {
  const { url, arn } = await queue();
  const s3 = { kind: 'service', name: 's3.amazonaws.com', sourceArn: 'arn:aws:s3:::media' } as const;
  const denied = { code: 'AccessDeniedException' };
  await expect(stage.sqs.sendAs(s3, arn, 'x')).rejects.toMatchObject(denied);
  stage.sqs.setQueuePolicy(arn, {
    Statement: [
      {
        ...{ Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: arn },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      {
        ...{ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sqs:SendMessage' },
        Resource: arn,
        Condition: {
          StringEquals: { 'aws:SourceAccount': '000000000000' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::media' },
        },
      },
    ],
  });
  await stage.sqs.sendAs(s3, arn, 'an upload', { kind: 'test' });
  const others = [
    { ...s3, sourceArn: 'arn:aws:s3:::other' },
    { ...s3, name: 'events.amazonaws.com' },
    { kind: 'role', arn: 'arn:aws:iam::000000000000:role/none', policies: [] } as const,
  ];
  for (const other of others) await expect(stage.sqs.sendAs(other, arn, 'x')).rejects.toMatchObject(denied);
  const [message] = await receive(url, { MessageAttributeNames: ['All'] });
  expect(message).toMatchObject({ Body: 'an upload', MessageAttributes: { kind: { StringValue: 'test' } } });
  stage.sqs.setQueuePolicy(arn, undefined);
  await expect(stage.sqs.sendAs(s3, arn, 'x')).rejects.toMatchObject(denied);
});

test.each<[CallFate, number]>([
  [{ kind: 'lose' }, 0],
  [{ kind: 'lose_answer' }, 1],
  [{ kind: 'fail', status: 503, code: 'ServiceUnavailable', carriedOut: false }, 0],
  [{ kind: 'fail', status: 503, code: 'ServiceUnavailable', carriedOut: true }, 1],
])('what a service sends has the fate %j too', async (fate, sent) => {
  const { arn } = await queue();
  const unwatch = stage.calls.watch(({ operation }) => (operation === 'SendMessage' ? fate : undefined));
  await expect(stage.sqs.sendAs({ kind: 'operator' }, arn, 'x')).rejects.toMatchObject({
    code: 'ServiceUnavailable',
  });
  unwatch();
  expect((await stage.sqs.counts(arn)).visible).toBe(sent);
});

test('a message whose sender gets no answer wakes who waits for it', async () => {
  const { arn } = await queue();
  const waiting = stage.sqs.untilVisible(arn, new AbortController().signal);
  const unwatch = stage.calls.watch(() => ({ kind: 'lose_answer' }));
  await expect(stage.sqs.sendAs({ kind: 'operator' }, arn, 'x')).rejects.toThrow();
  unwatch();
  await waiting;
});

test('what is not implemented is refused by name, and a queue of another address is none', async () => {
  const code = { name: 'UnknownOperationException' };
  await expect(stage.client().send(new ListQueuesCommand({}))).rejects.toThrow(/ListQueues/);
  const { url } = await queue();
  await expect(stage.client().send(new PurgeQueueCommand({ QueueUrl: url }))).rejects.toMatchObject(code);
  await expect(send(`${stage.sqs.origin}/000000000000/none`, 'x')).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
  });
  await expect(send(`${stage.sqs.origin}/111111111111/uploads`, 'x')).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
  });
});

test('a queue that is made again keeps its messages and gets its new attributes', async () => {
  const dead = await queue();
  const declaration = { ...PLAIN, name: 'again', redrive: { targetArn: dead.arn, maxReceiveCount: 1 } };
  const { url } = await stage.sqs.createQueue(declaration);
  await send(url, 'kept');
  const { redrive: _, ...without } = declaration;
  await stage.sqs.createQueue({ ...without, visibilityTimeoutSeconds: 7 });
  for (let time = 0; time < 3; time++) {
    expect(await bodies(url)).toEqual(['kept']);
    stage.clock.advance(7_000);
  }
});

test('messages survive a restart as they were: visible, hidden, delayed, and received so often', async () => {
  const folder = join(dir, 'restart');
  const before = await stageSqs(folder, stage.clock);
  const dead = await before.sqs.createQueue({ ...PLAIN, name: 'dead' });
  const declaration = { ...PLAIN, name: 'kept', redrive: { targetArn: dead.arn, maxReceiveCount: 2 } };
  const { url, arn } = await before.sqs.createQueue(declaration);
  await send(url, 'hidden', {}, before.client());
  await receive(url, {}, before.client());
  await send(url, 'visible', {}, before.client());
  await send(url, 'delayed', { DelaySeconds: 60 }, before.client());
  await before.close();

  const after = await stageSqs(folder, stage.clock);
  expect(await after.sqs.counts(arn)).toEqual({ visible: 1, hidden: 1, delayed: 1 });
  const again = await after.sqs.createQueue(declaration);
  expect(await after.sqs.counts(arn)).toEqual({ visible: 1, hidden: 1, delayed: 1 });
  const received = async () => (await receive(again.url, {}, after.client())).map(({ Body }) => Body);
  expect(await received()).toEqual(['visible']);
  stage.clock.advance(60_000);
  expect((await received()).sort()).toEqual(['delayed', 'hidden', 'visible']);
  stage.clock.advance(30_000);
  expect(await received()).toEqual(['delayed']);
  expect((await after.sqs.counts(dead.arn)).visible).toBe(2);
  await after.close();
});
