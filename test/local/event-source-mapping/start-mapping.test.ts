import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { createQueueClient } from '../../../local/event-source-mapping/queue-client';
import {
  type Mapping,
  type MappingOptions,
  startMapping,
} from '../../../local/event-source-mapping/start-mapping';
import type { CallFate } from '../../../local/services/calls';
import { PLAIN, type SqsStage, stageSqs } from '../services/sqs/stage';
import { temporaryFolder } from '../temporary-folder';
import { until } from '../until';

const VISIBILITY = 180_000;
const dir = temporaryFolder();
let stage: SqsStage;
let next = 0;
let mappings: Mapping[] = [];
let logged: string[] = [];

beforeAll(async () => {
  stage = await stageSqs(dir);
});
beforeEach(() => {
  logged = [];
});
afterEach(async () => {
  await Promise.all(mappings.map(mapping => mapping.stop()));
  mappings = [];
});
afterAll(() => stage.close());

/** A queue with a dead-letter queue, and a role that may work through it. */
async function workplace(actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']) {
  const dead = await stage.sqs.createQueue({ ...PLAIN, name: `dead-${next}` });
  const redrive = { targetArn: dead.arn, maxReceiveCount: 3 };
  const visibilityTimeoutSeconds = VISIBILITY / 1000;
  const queue = await stage.sqs.createQueue({
    ...{ ...PLAIN, name: `queue-${next++}`, visibilityTimeoutSeconds, redrive },
  });
  const caller = stage.credentials.add({
    kind: 'role',
    arn: 'arn:aws:iam::000000000000:role/worker',
    policies: [{ Statement: { Effect: 'Allow', Action: actions, Resource: queue.arn } }],
  });
  const { origin } = stage.sqs;
  const client = createQueueClient({ origin, queueArn: queue.arn, caller, clock: stage.clock });
  const send = async (...bodies: string[]) => {
    for (const MessageBody of bodies)
      await stage.client().send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody }));
  };
  const work = (options: Partial<MappingOptions> & Pick<MappingOptions, 'invoke'>): Mapping => {
    const mapping = startMapping({
      ...{ queueArn: queue.arn, batchSize: 1, maximumConcurrency: 2, reportsFailures: true, queue: client },
      untilVisible: signal => stage.sqs.untilVisible(queue.arn, signal),
      clock: stage.clock,
      log: line => logged.push(line),
      ...options,
    });
    mappings.push(mapping);
    return mapping;
  };
  const isEmpty = async () => Object.values(await stage.sqs.counts(queue.arn)).every(count => count === 0);
  return { ...queue, dead, client, send, work, isEmpty };
}

const bodiesOf = (event: unknown): string[] => (event as SQSEvent).Records.map(({ body }) => body);

/** A function that writes down what it is called with. */
function recording(answer: (event: SQSEvent) => unknown = () => undefined) {
  const heard: string[] = [];
  const invoke = async (event: unknown): Promise<unknown> => {
    heard.push(...bodiesOf(event));
    return answer(event as SQSEvent);
  };
  return { heard, invoke };
}

/** The stack's clock has come to the next moment at which the mapping has something to do. */
async function passVisibility(arn: string): Promise<void> {
  await until(async () => (await stage.sqs.counts(arn)).visible === 0 && stage.clock.asleep > 0);
  stage.clock.advance(VISIBILITY);
}

test('a function is called with Lambda’s event, and what it has done is deleted', async () => {
  const { send, work, arn, isEmpty } = await workplace();
  const events: SQSEvent[] = [];
  await send('a film');
  work({ invoke: async event => events.push(event as SQSEvent) && null });
  await until(isEmpty);
  const sent = String(stage.clock.now());
  expect(events).toEqual([
    {
      Records: [
        {
          messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          receiptHandle: expect.any(String),
          body: 'a film',
          attributes: {
            ...{ ApproximateReceiveCount: '1', SenderId: '000000000000' },
            ...{ SentTimestamp: sent, ApproximateFirstReceiveTimestamp: sent },
          },
          messageAttributes: {},
          md5OfBody: '4bb9c7ebce490264f7903f3b8c1bdbf3',
          eventSource: 'aws:sqs',
          eventSourceARN: arn,
          awsRegion: 'us-east-1',
        },
      ],
    },
  ]);
});

test('message attributes come with their types', async () => {
  const { arn, work, isEmpty } = await workplace();
  const events: SQSEvent[] = [];
  await stage.sqs.sendAs({ kind: 'operator' }, arn, 'x', { kind: 'retry' });
  work({ invoke: async event => events.push(event as SQSEvent) && null });
  await until(isEmpty);
  expect(events[0]?.Records[0]?.messageAttributes).toEqual({
    kind: { stringValue: 'retry', stringListValues: [], binaryListValues: [], dataType: 'String' },
  });
});

test('a message that comes in later wakes the mapping, and so does one whose delay ends; between them it asks for nothing', async () => {
  const { url, send, work } = await workplace();
  const { heard, invoke } = recording();
  let received = 0;
  const unwatch = stage.calls.watch(({ operation }) => {
    if (operation === 'ReceiveMessage') received++;
    return undefined;
  });
  work({ invoke });
  await send('now');
  await until(() => heard.length === 1);
  const delayed = { QueueUrl: url, MessageBody: 'later', DelaySeconds: 900 };
  await stage.client().send(new SendMessageCommand(delayed));
  await until(() => stage.clock.asleep === 1);
  const before = received;
  for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate);
  expect(received).toBe(before);
  expect(before).toBeLessThan(6);
  stage.clock.advance(900_000);
  await until(() => heard.length === 2);
  expect(heard).toEqual(['now', 'later']);
  unwatch();
});

test('of a batch that partly fails, only what failed comes again, when its visibility timeout is over', async () => {
  const { arn, send, work, isEmpty } = await workplace();
  await send('good', 'bad', 'fine');
  let fails = true;
  const { heard, invoke } = recording(({ Records }) => ({
    batchItemFailures: Records.filter(({ body }) => fails && body === 'bad').map(({ messageId }) => ({
      itemIdentifier: messageId,
    })),
  }));
  work({ batchSize: 10, invoke });
  await until(async () => (await stage.sqs.counts(arn)).hidden === 1);
  expect(heard).toEqual(['good', 'bad', 'fine']);
  fails = false;
  await passVisibility(arn);
  await until(isEmpty);
  expect(heard).toEqual(['good', 'bad', 'fine', 'bad']);
});

test.each<[string, () => unknown]>([
  [
    'throws',
    () => {
      throw new Error('crash');
    },
  ],
  ['answers nonsense', () => 'done'],
])('of a function that %s, the whole batch comes again', async (_what, answer) => {
  const { arn, send, work } = await workplace();
  await send('a', 'b');
  const { heard, invoke } = recording(answer);
  work({ batchSize: 10, invoke });
  await until(async () => (await stage.sqs.counts(arn)).hidden === 2);
  await passVisibility(arn);
  await until(() => heard.length === 4);
  expect(heard).toEqual(['a', 'b', 'a', 'b']);
});

test('without ReportBatchItemFailures, whatever a function returns is a success', async () => {
  const { send, work, isEmpty } = await workplace();
  await send('x');
  work({ reportsFailures: false, invoke: async () => ({ batchItemFailures: [{ itemIdentifier: '' }] }) });
  await until(isEmpty);
});

test('a message whose function crashes each time ends in the dead-letter queue', async () => {
  const { arn, dead, send, work, isEmpty } = await workplace();
  await send('poison');
  const { heard, invoke } = recording(() => Promise.reject(new Error('Runtime.ExitError')));
  work({ invoke });
  for (let time = 1; time <= 3; time++) {
    await until(() => heard.length === time);
    await passVisibility(arn);
  }
  await until(isEmpty);
  expect(heard).toEqual(['poison', 'poison', 'poison']);
  expect(await stage.sqs.counts(dead.arn)).toEqual({ visible: 1, hidden: 0, delayed: 0 });
});

test('a function is never called more often at once than its maximum concurrency', async () => {
  const { send, work, isEmpty } = await workplace();
  await send(...Array.from({ length: 12 }, (_, index) => String(index)));
  let running = 0;
  let most = 0;
  const waiting: (() => void)[] = [];
  const invoke = async (): Promise<void> => {
    most = Math.max(most, ++running);
    await new Promise<void>(done => waiting.push(done));
    running--;
  };
  work({ maximumConcurrency: 3, invoke });
  for (let done = 0; done < 12; done++) {
    await until(() => waiting.length > 0 && running === Math.min(3, 12 - done));
    waiting.shift()?.();
  }
  await until(isEmpty);
  expect(most).toBe(3);
});

test('a role that may not receive calls no function, and says why', async () => {
  const { client, send, work, arn } = await workplace(['sqs:DeleteMessage']);
  await expect(client.check()).rejects.toThrow('GetQueueAttributes: AccessDeniedException');
  await send('x');
  const { heard, invoke } = recording();
  work({ invoke });
  await until(() => stage.clock.asleep > 0);
  expect(logged).toEqual(['Error: ReceiveMessage: AccessDeniedException']);
  stage.clock.advance(1_000);
  await until(() => logged.length === 2);
  expect(heard).toEqual([]);
  expect((await stage.sqs.counts(arn)).visible).toBe(1);
});

test.each<[string, string, CallFate]>([
  ['received, but the answer is lost', 'ReceiveMessage', { kind: 'lose_answer' }],
  ['done, but the deletion is lost', 'DeleteMessage', { kind: 'lose' }],
  [
    'done, but its deletion fails',
    'DeleteMessage',
    { kind: 'fail', status: 500, code: 'InternalError', carriedOut: false },
  ],
])('a message that is %s comes again', async (_what, disturbed, fate) => {
  const { arn, send, work, isEmpty } = await workplace();
  let disturbances = 0;
  const unwatch = stage.calls.watch(({ operation }) =>
    operation === disturbed && disturbances++ === 0 ? fate : undefined,
  );
  await send('x');
  const { heard, invoke } = recording();
  work({ invoke });
  await until(() => logged.length === 1);
  expect((await stage.sqs.counts(arn)).hidden).toBe(1);
  const before = heard.length;
  await passVisibility(arn);
  await until(isEmpty);
  expect(heard).toHaveLength(before + 1);
  unwatch();
});

test('a mapping that is stopped takes nothing more, and is over when its function has answered', async () => {
  const { arn, send, work } = await workplace();
  await send('a');
  const answer = Promise.withResolvers<void>();
  const { heard, invoke } = recording(() => answer.promise);
  const mapping = work({ maximumConcurrency: 1, invoke });
  await until(() => heard.length === 1);
  let over = false;
  const stopped = mapping.stop().then(() => {
    over = true;
  });
  await send('b');
  expect(over).toBe(false);
  answer.resolve();
  await stopped;
  expect(heard).toEqual(['a']);
  expect(await stage.sqs.counts(arn)).toEqual({ visible: 1, hidden: 0, delayed: 0 });
});
