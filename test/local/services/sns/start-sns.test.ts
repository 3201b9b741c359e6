import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { type CallFate, Calls } from '../../../../local/services/calls';
import { type Caller, CredentialStore } from '../../../../local/services/iam/credential-store';
import {
  type QueueEngine,
  startQueueEngine,
} from '../../../../local/services/queue-engine/start-queue-engine';
import type { Publication } from '../../../../local/services/sns/read-publish';
import { type SnsService, startSns } from '../../../../local/services/sns/start-sns';
import { ManualClock } from '../../manual-clock';
import { temporaryFolder } from '../../temporary-folder';

const dir = temporaryFolder();
const clock = new ManualClock(Date.now());
const credentials = new CredentialStore();
const operator = credentials.add({ kind: 'operator' });
const calls = new Calls();
const clients: SNSClient[] = [];
const published: Publication[] = [];
let engine: QueueEngine;
let sns: SnsService;
let arn: string;

beforeAll(async () => {
  engine = await startQueueEngine({ dir, clock });
  sns = await startSns({ port: 0, engine, clock, credentials, calls });
  sns.published(publication => published.push(publication));
  ({ arn } = await sns.createTopic({ name: 'video-events' }));
});
beforeEach(() => {
  published.length = 0;
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await sns.close();
  await engine.close();
});

function client({ accessKeyId, secretAccessKey, sessionToken }: Caller = operator): SNSClient {
  const made = new SNSClient({
    ...{ endpoint: sns.origin, region: 'us-east-1', maxAttempts: 1 },
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
  });
  clients.push(made);
  return made;
}

const publish = (by = client(), more: object = {}) =>
  by.send(
    new PublishCommand({
      ...{ TopicArn: arn, Message: '{"id":"a film & more"}' },
      MessageAttributes: { status: { DataType: 'String', StringValue: 'ready' } },
      ...more,
    }),
  );

const roleWith = (action: string) =>
  credentials.add({
    kind: 'role',
    arn: 'arn:aws:iam::000000000000:role/announcer',
    policies: [{ Statement: { Effect: 'Allow', Action: action, Resource: arn } }],
  });

test('what a role that may publish says is heard, with its attributes', async () => {
  expect(await sns.createTopic({ name: 'video-events' })).toEqual({ arn });
  const { MessageId } = await publish(client(roleWith('sns:Publish')), { Subject: 'A film' });
  expect(MessageId).toMatch(/^[0-9a-f-]{36}$/);
  expect(published).toEqual([
    {
      topicArn: 'arn:aws:sns:us-east-1:000000000000:video-events',
      ...{ subject: 'A film', message: '{"id":"a film & more"}', attributes: { status: 'ready' } },
    },
  ]);
});

test('who may not publish is not heard: another role, a forged signature, a topic’s own policy', async () => {
  await expect(publish(client(roleWith('sns:Subscribe')))).rejects.toMatchObject({
    ...{ name: 'AuthorizationErrorException', $metadata: { httpStatusCode: 403 } },
  });
  await expect(publish(client({ ...operator, secretAccessKey: 'forged' }))).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
  });
  const denied = { Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: arn };
  sns.setTopicPolicy(arn, { Statement: denied });
  await expect(publish()).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  expect(published).toEqual([]);
  const overPlainHttp = { Bool: { 'aws:SecureTransport': 'false' } };
  sns.setTopicPolicy(arn, { Statement: { ...denied, Condition: overPlainHttp } });
  await publish();
  sns.setTopicPolicy(arn, undefined);
  await publish();
  expect(published).toHaveLength(2);
});

test.each<[CallFate, number]>([
  [{ kind: 'lose' }, 0],
  [{ kind: 'lose_answer' }, 1],
  [{ kind: 'fail', status: 500, code: 'InternalError', carriedOut: false }, 0],
  [{ kind: 'fail', status: 500, code: 'InternalError', carriedOut: true }, 1],
])('the fate %j is met', async (fate, heard) => {
  const unwatch = calls.watch(() => fate);
  await expect(publish()).rejects.toThrow();
  unwatch();
  expect(published).toHaveLength(heard);
});

test('a topic that does not stand takes nothing', async () => {
  await expect(publish(client(), { TopicArn: `${arn}-2` })).rejects.toMatchObject({
    name: 'NotFoundException',
  });
  await expect(sns.createTopic({ name: 'no name' })).rejects.toThrow(/no name/);
  expect(published).toEqual([]);
});

test('what is not implemented is refused by name', async () => {
  const subscribe = new SubscribeCommand({
    TopicArn: arn,
    Protocol: 'email',
    Endpoint: 'someone@example.com',
  });
  await expect(client().send(subscribe)).rejects.toThrow(/Subscribe/);
  await expect(client().send(new CreateTopicCommand({ Name: 'x' }))).rejects.toThrow(/CreateTopic/);
  await expect(publish(client(), { MessageStructure: 'json' })).rejects.toThrow(/MessageStructure/);
  const MessageAttributes = { size: { DataType: 'Number', StringValue: '1' } };
  await expect(publish(client(), { MessageAttributes })).rejects.toThrow(/type String/);
  expect(published).toEqual([]);
});
