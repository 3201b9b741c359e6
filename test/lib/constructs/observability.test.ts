import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { METRIC } from '../../../core/contract';
import { ofType, synthesised } from '../synthesised';

const template = synthesised();
const alarms = ofType(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);

/** Logical ids that alarms on this metric have as a dimension. */
function watched(metric: string, namespace: string): string[] {
  return alarms
    .filter(({ MetricName, Namespace }) => MetricName === metric && Namespace === namespace)
    .flatMap(({ Dimensions }) => [Dimensions].flat().map(dimension => Object(dimension).Value))
    .map(({ Ref, 'Fn::GetAtt': attribute }) => String(Ref ?? attribute[0]))
    .sort();
}

test('a message in any dead-letter queue raises an alarm', () => {
  const deadLetters = ofType(template, 'AWS::SQS::Queue').filter(([id]) => id.includes('DeadLetters'));
  expect(deadLetters).toHaveLength(3);
  expect(watched('ApproximateNumberOfMessagesVisible', 'AWS/SQS')).toEqual(
    deadLetters.map(([id]) => id).sort(),
  );
});

test('uploads that nothing works through raise an alarm after three quarters of an hour', () => {
  const [alarm] = alarms.filter(({ MetricName }) => MetricName === 'ApproximateAgeOfOldestMessage');
  expect(alarm).toMatchObject({ Namespace: 'AWS/SQS', Statistic: 'Maximum', Threshold: 2_700 });
  expect(watched('ApproximateAgeOfOldestMessage', 'AWS/SQS')).toEqual([
    expect.stringMatching(/^TranscodeUploadsQueue/),
  ]);
});

test('every alarm is told to the topic of the settings, and to nobody without one', () => {
  const alarmTopicArn = 'arn:aws:sns:eu-central-1:123456789012:on-call';
  const told = ofType(synthesised({ alarmTopicArn }), 'AWS::CloudWatch::Alarm');
  expect(told.map(([, { Properties }]) => Properties['AlarmActions'])).toEqual(
    Array(alarms.length).fill([alarmTopicArn]),
  );
  expect(alarms.filter(({ AlarmActions }) => AlarmActions !== undefined)).toEqual([]);
});

test('a failing function of the pipeline, or of the API, raises an alarm', () => {
  const functions = ofType(template, 'AWS::Lambda::Function').map(([id]) => id);
  expect(watched('Errors', 'AWS/Lambda')).toEqual(
    functions.filter(id => /^(Transcode(Start|Finish|Reconcile)|ApiVideosApi)/.test(id)).sort(),
  );
});

test('an answer with 5xx raises an alarm, whichever function gave it', () => {
  const apis = ofType(template, 'AWS::ApiGatewayV2::Api').map(([id]) => id);
  expect(watched('5xx', 'AWS/ApiGateway')).toEqual(apis);
});

test('a second job for one upload raises an alarm, whichever function saw it', () => {
  const [alarm, ...others] = alarms.filter(({ MetricName }) => MetricName === METRIC.secondJob);
  expect(others).toEqual([]);
  expect(alarm).toMatchObject({
    Namespace: METRIC.namespace,
    Dimensions: [{ Name: 'service', Value: METRIC.namespace }],
    Statistic: 'Sum',
  });
});

test('a film that every sweep fails on raises an alarm, and one that a sweep fails on now and then does not', () => {
  const [alarm] = alarms.filter(({ MetricName }) => MetricName === METRIC.filmNotSwept);
  expect(alarm).toMatchObject({ Period: 3_600, Statistic: 'Sum', Threshold: 2 });
});

test('one is enough for any other alarm, and silence is none', () => {
  const SEVERAL = ['ApproximateAgeOfOldestMessage', METRIC.filmNotSwept];
  expect(alarms).toHaveLength(11);
  for (const alarm of alarms) {
    expect(alarm).toMatchObject({
      Threshold: SEVERAL.includes(String(alarm['MetricName'])) ? expect.any(Number) : 0,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
    });
  }
});

test('docs/operations.md says what to do about each alarm, and tells of no other', () => {
  const text = readFileSync(join(__dirname, '../../../docs/operations.md'), 'utf8');
  const told = [...text.matchAll(/^\| `…-(\w+)` +\|/gm)].map(([, name = '']) => name);
  const names = alarms.map(({ AlarmName }) => String(AlarmName).replace('ScreeningRoom-', ''));
  expect(told).toEqual(names);
});
