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

test('a failing function of the pipeline raises an alarm', () => {
  const functions = ofType(template, 'AWS::Lambda::Function').map(([id]) => id);
  expect(watched('Errors', 'AWS/Lambda')).toEqual(
    functions.filter(id => /^Transcode(Start|Finish|Reconcile)/.test(id)).sort(),
  );
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

test('one is enough for an alarm, and silence is none', () => {
  expect(alarms).toHaveLength(7);
  for (const alarm of alarms) {
    expect(alarm).toMatchObject({
      Threshold: 0,
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
