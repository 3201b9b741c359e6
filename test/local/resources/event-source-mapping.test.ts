import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { FREE_PORTS, type LocalStack, startStack } from '../../../local/start-stack';
import type { Assembly } from '../../../local/template/read-assembly';
import { parseTemplate } from '../../../local/template/template';
import { ManualClock } from '../manual-clock';
import { temporaryFolder } from '../temporary-folder';
import { until } from '../until';

const VISIBILITY = 60;
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:Queue';
const DEAD = 'arn:aws:sqs:us-east-1:000000000000:Dead';
const S3 = { kind: 'service', name: 's3.amazonaws.com', sourceArn: 'arn:aws:s3:::media' } as const;
const root = temporaryFolder();
const clock = new ManualClock(Date.now());
const heard: string[] = [];
const clients: SQSClient[] = [];
let running: LocalStack | undefined;

beforeEach(() => {
  heard.length = 0;
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await running?.close();
});

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const tlsOnly = (action: string, resource: unknown) => ({
  ...{ Action: action, Effect: 'Deny', Principal: { AWS: '*' }, Resource: resource },
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});

/** A queue, its dead-letter queue, a topic, and a function that works through the queue, as CDK writes them. */
function resources(actions: readonly string[]): Record<string, unknown> {
  const statement = { Action: actions, Effect: 'Allow', Resource: arnOf('Queue') };
  const lambda = { Service: 'lambda.amazonaws.com' };
  const trust = { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: lambda };
  const fromS3 = {
    ...{ Action: 'sqs:SendMessage', Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' } },
    Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    Resource: arnOf('Queue'),
  };
  const typed = (Type: string, Properties: object, more: object = {}) => ({ Type, Properties, ...more });
  return {
    Dead: typed('AWS::SQS::Queue', { MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true }),
    Queue: typed('AWS::SQS::Queue', {
      RedrivePolicy: { deadLetterTargetArn: arnOf('Dead'), maxReceiveCount: 3 },
      SqsManagedSseEnabled: true,
      VisibilityTimeout: VISIBILITY,
    }),
    QueuePolicy: typed('AWS::SQS::QueuePolicy', {
      PolicyDocument: { Statement: [tlsOnly('sqs:*', arnOf('Queue')), fromS3], Version: '2012-10-17' },
      Queues: [{ Ref: 'Queue' }],
    }),
    Topic: typed('AWS::SNS::Topic', { DisplayName: 'video-events', KmsMasterKeyId: 'alias/aws/sns' }),
    TopicPolicy: typed('AWS::SNS::TopicPolicy', {
      PolicyDocument: { Statement: [tlsOnly('sns:Publish', { Ref: 'Topic' })], Version: '2012-10-17' },
      Topics: [{ Ref: 'Topic' }],
    }),
    Role: typed('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [trust], Version: '2012-10-17' },
    }),
    Policy: typed('AWS::IAM::Policy', {
      PolicyName: 'Policy',
      PolicyDocument: { Statement: [statement], Version: '2012-10-17' },
      Roles: [{ Ref: 'Role' }],
    }),
    Worker: typed(
      'AWS::Lambda::Function',
      {
        ...{ Code: { S3Key: 'code.zip' }, Handler: 'index.handler', MemorySize: 128, Role: arnOf('Role') },
        ...{ Runtime: 'nodejs24.x', Timeout: 10 },
        Environment: { Variables: { QUEUE_URL: { Ref: 'Queue' }, TOPIC_ARN: { Ref: 'Topic' } } },
      },
      { DependsOn: ['Policy'] },
    ),
    Mapping: typed('AWS::Lambda::EventSourceMapping', {
      BatchSize: 10,
      EventSourceArn: arnOf('Queue'),
      FunctionName: { Ref: 'Worker' },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    }),
  };
}

const CONSUME = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/** The function writes down what it gets with its own version; a body may ask for more. */
function assembly(version: string, actions: readonly string[] = CONSUME, without: string[] = []): Assembly {
  const codeDir = mkdtempSync(join(root, 'code-'));
  const code = `exports.handler = async ({ Records }) => {
    for (const { body } of Records) {
      await new Promise(written => process.stdout.write('${version} ' + body + '\\n', written));
      if (body === 'env') console.log([process.env.QUEUE_URL, process.env.TOPIC_ARN].join(' '));
      if (body === 'env') console.log([process.env.AWS_ENDPOINT_URL_SQS, process.env.AWS_ENDPOINT_URL_SNS].join(' '));
      if (body === 'crash') process.exit(1);
    }
    const failed = Records.filter(({ body }) => body === 'fail');
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };`;
  writeFileSync(join(codeDir, 'index.js'), code);
  const kept = Object.entries(resources(actions)).filter(([id]) => !without.includes(id));
  const template = parseTemplate({ Resources: Object.fromEntries(kept) });
  return { stackName: 'Test', template, assets: new Map([['code.zip', codeDir]]) };
}

async function start(dataDir: string, deployed: Assembly): Promise<LocalStack> {
  const log = (source: string, line: string) => source === 'Worker' && heard.push(line);
  running = await startStack({ assembly: deployed, dataDir, ports: FREE_PORTS, clock, log });
  return running;
}

async function send({ services }: LocalStack, ...bodies: string[]): Promise<void> {
  const { accessKeyId, secretAccessKey } = services.operator;
  const client = new SQSClient({
    ...{ endpoint: services.sqs.origin, region: 'us-east-1' },
    credentials: { accessKeyId, secretAccessKey },
  });
  clients.push(client);
  const QueueUrl = `${services.sqs.origin}/000000000000/Queue`;
  for (const MessageBody of bodies) await client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
}

const total = async ({ services }: LocalStack, arn = QUEUE): Promise<number> => {
  const { visible, hidden, delayed } = await services.sqs.counts(arn);
  return visible + hidden + delayed;
};

test('S3 tells the queue, the function works through it, and knows where queue and topic are', async () => {
  const stack = await start(join(root, 'whole'), assembly('v1'));
  const { sqs, sns } = stack.services;
  await sqs.sendAs(S3, QUEUE, 'an upload');
  await send(stack, 'env');
  await until(async () => heard.length === 4 && (await total(stack)) === 0);
  expect(new Set(heard)).toEqual(
    new Set([
      ...['v1 an upload', 'v1 env'],
      `${sqs.origin}/000000000000/Queue arn:aws:sns:us-east-1:000000000000:Topic`,
      `${sqs.origin} ${sns.origin}`,
    ]),
  );
});

test('a crash of the function redelivers after the visibility timeout, and ends in the dead-letter queue', async () => {
  const stack = await start(join(root, 'crash'), assembly('v1'));
  await send(stack, 'crash');
  for (let time = 1; time <= 3; time++) {
    await until(() => heard.length === time);
    await until(async () => (await stack.services.sqs.counts(QUEUE)).hidden === 1);
    clock.advance(VISIBILITY * 1000);
  }
  await until(async () => (await total(stack, DEAD)) === 1);
  expect(await total(stack)).toBe(0);
  expect(heard).toEqual(['v1 crash', 'v1 crash', 'v1 crash']);
}, 60_000);

test('after an update the new function goes on; without its mapping and its policy nothing does', async () => {
  const stack = await start(join(root, 'update'), assembly('v1'));
  await send(stack, 'one');
  await until(() => heard.length === 1);
  await stack.update(assembly('v2'));
  await stack.services.sqs.sendAs(S3, QUEUE, 'two');
  await until(() => heard.length === 2);
  expect(heard).toEqual(['v1 one', 'v2 two']);
  await stack.update(assembly('v3', CONSUME, ['Mapping', 'QueuePolicy']));
  await send(stack, 'three');
  expect((await stack.services.sqs.counts(QUEUE)).visible).toBe(1);
  await expect(stack.services.sqs.sendAs(S3, QUEUE, 'x')).rejects.toMatchObject({
    code: 'AccessDeniedException',
  });
  expect(heard).toHaveLength(2);
});

test('what failed before a restart comes again after it', async () => {
  const dataDir = join(root, 'restart');
  const first = await start(dataDir, assembly('v1'));
  await send(first, 'fail');
  await until(async () => heard.length === 1 && (await first.services.sqs.counts(QUEUE)).hidden === 1);
  await first.close();
  const second = await start(dataDir, assembly('v2'));
  expect(await second.services.sqs.counts(QUEUE)).toEqual({ visible: 0, hidden: 1, delayed: 0 });
  await until(() => clock.asleep > 0);
  clock.advance(VISIBILITY * 1000);
  await until(() => heard.length === 2);
  expect(heard).toEqual(['v1 fail', 'v2 fail']);
});

test('a role that may not look at its queue stops the start, and is named', async () => {
  running = undefined;
  const refused = start(join(root, 'refused'), assembly('v1', ['sqs:DeleteMessage']));
  await expect(refused).rejects.toThrow(/Mapping: the role of Worker .* AccessDeniedException/);
});
