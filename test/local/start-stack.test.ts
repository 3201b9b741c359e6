import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Services } from '../../local/account';
import { FREE_PORTS, type LocalStack, startStack } from '../../local/start-stack';
import { parseTemplate } from '../../local/template/template';
import { ManualClock } from './manual-clock';
import { temporaryFolder } from './temporary-folder';

const dir = temporaryFolder();
const codeDir = join(dir, 'code');
mkdirSync(codeDir);
writeFileSync(
  join(codeDir, 'index.js'),
  `exports.handler = async event => {
    console.log('invoked ' + JSON.stringify({ source: event.source, now: Date.now() }));
    if (event.source === 'aws.events') throw new RangeError('swept too far');
  }`,
);

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const queue = { Type: 'AWS::SQS::Queue' };
const statement = (service: string, logicalId: string, condition: object) => ({
  Effect: 'Allow',
  Principal: { Service: service },
  Action: 'sqs:SendMessage',
  Resource: arnOf(logicalId),
  Condition: condition,
});

const RESOURCES = {
  DeadLetters: queue,
  Uploads: queue,
  UploadsPolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'Uploads' }],
      PolicyDocument: {
        Statement: [
          statement('s3.amazonaws.com', 'Uploads', {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          }),
        ],
      },
    },
  },
  Media: {
    Type: 'AWS::S3::Bucket',
    DependsOn: 'UploadsPolicy',
    Properties: {
      BucketEncryption: {},
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      NotificationConfiguration: {
        QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: arnOf('Uploads') }],
      },
    },
  },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'lambda.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
    },
  },
  RolePolicy: {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: 'RolePolicy',
      PolicyDocument: {
        Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arnOf('DeadLetters') },
      },
      Roles: [{ Ref: 'Role' }],
    },
  },
  Worker: {
    Type: 'AWS::Lambda::Function',
    DependsOn: 'RolePolicy',
    Properties: {
      Code: { S3Key: 'code.zip' },
      Handler: 'index.handler',
      MemorySize: 128,
      Role: arnOf('Role'),
      Runtime: 'nodejs24.x',
      Timeout: 30,
    },
  },
  Failures: {
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: {
      DestinationConfig: { OnFailure: { Destination: arnOf('DeadLetters') } },
      FunctionName: { Ref: 'Worker' },
      MaximumRetryAttempts: 0,
      Qualifier: '$LATEST',
    },
  },
  Jobs: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: { source: ['aws.test'] },
      Targets: [{ Arn: arnOf('Worker'), Id: 'Target0' }],
    },
  },
  Sweep: {
    Type: 'AWS::Events::Rule',
    Properties: {
      ScheduleExpression: 'rate(15 minutes)',
      Targets: [{ Arn: arnOf('Worker'), Id: 'Target0' }],
    },
  },
  ...Object.fromEntries(
    ['Jobs', 'Sweep'].map(rule => [
      `${rule}May`,
      {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: arnOf('Worker'),
          Principal: 'events.amazonaws.com',
          SourceArn: arnOf(rule),
        },
      },
    ]),
  ),
};

const assembly = (resources: object) => ({
  stackName: 'Test',
  template: parseTemplate({ Resources: resources }),
  assets: new Map([['code.zip', codeDir]]),
});
const clock = new ManualClock(Date.now());
const lines: string[] = [];
const start = (resources: object, dataDir: string) =>
  startStack({
    assembly: assembly(resources),
    dataDir,
    ports: FREE_PORTS,
    clock,
    log: (_source, line) => lines.push(line),
  });

async function receive({ sqs, operator }: Services, QueueName: string): Promise<Record<string, unknown>> {
  const client = new SQSClient({
    endpoint: sqs.origin,
    region: 'us-east-1',
    credentials: operator,
    systemClockOffset: clock.now() - Date.now(),
  });
  try {
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName }));
    for (;;) {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
      const [message] = Messages;
      if (message !== undefined) return JSON.parse(message.Body ?? '');
      await new Promise(setImmediate);
    }
  } finally {
    client.destroy();
  }
}

async function logged(text: string): Promise<string> {
  for (;;) {
    const line = lines.find(each => each.includes(text));
    if (line !== undefined) return line;
    await new Promise(setImmediate);
  }
}

describe('what a template connects', () => {
  let stack: LocalStack;
  beforeAll(async () => {
    stack = await start(RESOURCES, join(dir, 'data'));
  });
  afterAll(() => stack.close());

  test('a bucket tells its queue of it, as its policy permits', async () => {
    expect(await receive(stack.services, 'Uploads')).toMatchObject({
      Event: 's3:TestEvent',
      Bucket: 'media',
    });
  });

  test('an event of a service reaches the function that its rule names', async () => {
    stack.services.eventBridge.putEvent({ source: 'aws.test', 'detail-type': 'Test', detail: {} });
    await logged('"source":"aws.test"');
  });

  test('a schedule invokes its function by the clock, which the function reads; what it fails on is kept', async () => {
    clock.advance(900_000);
    const line = await logged('"source":"aws.events"');
    const { now } = JSON.parse(line.slice('invoked '.length));
    expect(now).toBeGreaterThanOrEqual(clock.now());
    expect(await receive(stack.services, 'DeadLetters')).toMatchObject({
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 1 },
      requestPayload: { source: 'aws.events' },
      responsePayload: { errorType: 'RangeError', errorMessage: 'swept too far' },
    });
  });

  test('an update keeps rules going with the new functions', async () => {
    await stack.update(assembly(RESOURCES));
    lines.length = 0;
    stack.services.eventBridge.putEvent({ source: 'aws.test', 'detail-type': 'Test', detail: {} });
    await logged('"source":"aws.test"');
  });
});

test('a queue whose policy does not permit S3 stops the start', async () => {
  const { UploadsPolicy: _, Media, ...others } = RESOURCES;
  const { DependsOn: __, ...media } = Media;
  await expect(start({ ...others, Media: media }, join(dir, 'refused'))).rejects.toThrow(
    /the bucket media cannot send its notifications to .*:Uploads/,
  );
});
