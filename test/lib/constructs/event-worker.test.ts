import { statementsOf } from '../policies';
import { ofType, only, synthesised } from '../synthesised';

const template = synthesised();

/** Function, rule and dead-letter queue of each, and how long an event is worth something. */
const WORKERS = [
  ['FinishTranscode', 'JobStateChange', 'JobEvents', 21_600],
  ['Reconcile', 'Every15Minutes', 'Sweep', 900],
] as const;

function id(type: string, prefix: string): string {
  const found = ofType(template, type).filter(([id]) => id.startsWith(`Transcode${prefix}`));
  expect(found).toHaveLength(1);
  return found[0]?.[0] ?? '';
}

test('finish-transcode hears of the jobs in our own queue that move, end or fail, and of no others', () => {
  expect(only(template, 'AWS::Events::Rule', 'TranscodeJobStateChange').Properties).toMatchObject({
    EventPattern: {
      source: ['aws.mediaconvert'],
      'detail-type': ['MediaConvert Job State Change'],
      detail: {
        queue: [{ 'Fn::GetAtt': [id('AWS::MediaConvert::Queue', 'Jobs'), 'Arn'] }],
        status: ['COMPLETE', 'ERROR', 'CANCELED', 'STATUS_UPDATE'],
      },
    },
    State: 'ENABLED',
  });
});

test('the sweep comes every 15 minutes, and has ten', () => {
  expect(only(template, 'AWS::Events::Rule', 'TranscodeEvery15Minutes').Properties).toMatchObject({
    ScheduleExpression: 'rate(15 minutes)',
    State: 'ENABLED',
  });
  expect(only(template, 'AWS::Lambda::Function', 'TranscodeReconcile').Properties['Timeout']).toBe(600);
});

test.each(WORKERS)('%s: an event that cannot be delivered ends in its dead-letter queue', (...row) => {
  const [worker, rule, queue, seconds] = row;
  expect(only(template, 'AWS::Events::Rule', `Transcode${rule}`).Properties['Targets']).toEqual([
    {
      Id: 'Target0',
      Arn: { 'Fn::GetAtt': [id('AWS::Lambda::Function', worker), 'Arn'] },
      RetryPolicy: { MaximumEventAgeInSeconds: seconds },
      DeadLetterConfig: { Arn: { 'Fn::GetAtt': [id('AWS::SQS::Queue', `${queue}DeadLetters`), 'Arn'] } },
    },
  ]);
});

test.each(WORKERS)('%s: an event that it fails on three times ends in the same queue', (...row) => {
  const [worker, , queue, seconds] = row;
  expect(only(template, 'AWS::Lambda::EventInvokeConfig', `Transcode${queue}`).Properties).toEqual({
    FunctionName: { Ref: id('AWS::Lambda::Function', worker) },
    Qualifier: '$LATEST',
    MaximumRetryAttempts: 2,
    MaximumEventAgeInSeconds: seconds,
    DestinationConfig: {
      OnFailure: {
        Destination: { 'Fn::GetAtt': [id('AWS::SQS::Queue', `${queue}DeadLetters`), 'Arn'] },
      },
    },
  });
});

test.each(WORKERS)('%s: nothing but its rule may call it, or put events aside', (worker, rule, queue) => {
  const source = { 'Fn::GetAtt': [id('AWS::Events::Rule', rule), 'Arn'] };
  const called = { 'Fn::GetAtt': [id('AWS::Lambda::Function', worker), 'Arn'] };
  const permissions = ofType(template, 'AWS::Lambda::Permission').map(([, { Properties }]) => Properties);
  expect(
    permissions.filter(({ FunctionName }) => JSON.stringify(FunctionName) === JSON.stringify(called)),
  ).toEqual([
    {
      Action: 'lambda:InvokeFunction',
      FunctionName: called,
      Principal: 'events.amazonaws.com',
      SourceArn: source,
    },
  ]);
  const policy = only(template, 'AWS::SQS::QueuePolicy', `Transcode${queue}DeadLetters`);
  expect(statementsOf(policy).filter(({ Effect }) => Effect === 'Allow')).toMatchObject([
    {
      Principal: { Service: 'events.amazonaws.com' },
      Action: ['sqs:SendMessage'],
      Condition: { ArnEquals: { 'aws:SourceArn': source } },
    },
  ]);
});
