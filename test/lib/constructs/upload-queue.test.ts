import { statementsOf } from '../policies';
import { ofType, only, type Resource, synthesised } from '../synthesised';

const template = synthesised();
const queue = only(template, 'AWS::SQS::Queue', 'TranscodeUploadsQueue');
const [queueId = ''] = ids('AWS::SQS::Queue', 'TranscodeUploadsQueue');
const [deadLetters = ''] = ids('AWS::SQS::Queue', 'TranscodeUploadsDeadLetters');
const [worker = ''] = ids('AWS::Lambda::Function', 'TranscodeStartTranscode');

function ids(type: string, prefix: string): string[] {
  return ofType(template, type)
    .map(([id]) => id)
    .filter(id => id.startsWith(prefix));
}

function policyOf(id: string): Resource | undefined {
  return ofType(template, 'AWS::SQS::QueuePolicy')
    .map(([, policy]) => policy)
    .find(({ Properties }) => JSON.stringify(Properties['Queues']) === JSON.stringify([{ Ref: id }]));
}

test('the bucket tells the queue of every source below uploads/, and of nothing else', () => {
  const bucket = only(template, 'AWS::S3::Bucket', 'Media');
  expect(bucket.Properties['NotificationConfiguration']).toEqual({
    QueueConfigurations: [
      {
        Event: 's3:ObjectCreated:*',
        Filter: {
          S3Key: {
            Rules: [
              { Name: 'prefix', Value: 'uploads/' },
              { Name: 'suffix', Value: '/source' },
            ],
          },
        },
        Queue: { 'Fn::GetAtt': [queueId, 'Arn'] },
      },
    ],
  });
});

test('the bucket waits for the policy that lets S3 in, and no function changes notifications', () => {
  const policy = ofType(template, 'AWS::SQS::QueuePolicy').find(
    ([, { Properties }]) => JSON.stringify(Properties['Queues']) === JSON.stringify([{ Ref: queueId }]),
  );
  expect(only(template, 'AWS::S3::Bucket', 'Media').DependsOn).toEqual([policy?.[0]]);
  expect(ofType(template, 'Custom::S3BucketNotifications')).toEqual([]);
});

test('S3 may put messages into the queue for this account, and no one else by the policy of the queue', () => {
  const policy = policyOf(queueId);
  expect(policy && statementsOf(policy).filter(({ Effect }) => Effect === 'Allow')).toEqual([
    {
      Effect: 'Allow',
      Principal: { Service: 's3.amazonaws.com' },
      Action: ['sqs:SendMessage'],
      Resource: [{ 'Fn::GetAtt': [queueId, 'Arn'] }],
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    },
  ]);
});

test('a message that was received five times goes where a person finds it', () => {
  expect(queue.Properties['RedrivePolicy']).toEqual({
    deadLetterTargetArn: { 'Fn::GetAtt': [deadLetters, 'Arn'] },
    maxReceiveCount: 5,
  });
});

test("a message is hidden for six times the function's timeout, which is half a minute", () => {
  expect(only(template, 'AWS::Lambda::Function', 'TranscodeStartTranscode').Properties['Timeout']).toBe(30);
  expect(queue.Properties['VisibilityTimeout']).toBe(180);
});

test('every queue keeps messages for 14 days, encrypted', () => {
  const queues = ofType(template, 'AWS::SQS::Queue');
  expect(queues).toHaveLength(4);
  for (const [, { Properties }] of queues) {
    expect(Properties).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
  }
});

test.each(ofType(template, 'AWS::SQS::Queue').map(([id]) => id))('%s refuses everyone without TLS', id => {
  const policy = policyOf(id);
  expect(policy && statementsOf(policy).filter(({ Effect }) => Effect === 'Deny')).toEqual([
    {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: ['sqs:*'],
      Resource: [{ 'Fn::GetAtt': [id, 'Arn'] }],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
});

test('messages come one by one, two at a time, and a failed one is told of by its id', () => {
  expect(only(template, 'AWS::Lambda::EventSourceMapping').Properties).toEqual({
    EventSourceArn: { 'Fn::GetAtt': [queueId, 'Arn'] },
    FunctionName: { Ref: worker },
    BatchSize: 1,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 2 },
  });
});

test('start-transcode may send itself messages for as long as it has to wait, and no other function may', () => {
  const loops = ofType(template, 'AWS::Lambda::Function').map(([id, { Properties }]) => [
    id,
    Properties['RecursiveLoop'],
  ]);
  expect(loops.filter(([, loop]) => loop !== undefined)).toEqual([[worker, 'Allow']]);
});
