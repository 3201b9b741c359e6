import { emptyAccount, type Services } from '../../../local/account';
import { alarm } from '../../../local/resources/alarm';

const PROPERTIES = {
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  EvaluationPeriods: 1,
  MetricName: 'SecondJob',
  Namespace: 'ScreeningRoom',
  Period: 300,
  Statistic: 'Sum',
  Threshold: 1,
};
const deploy = (properties: object) =>
  alarm.deploy(properties, { logicalId: 'SecondJobs', account: emptyAccount({} as Services, new Map()) });

test('an alarm stands', async () => {
  const deployed = await deploy(PROPERTIES);
  expect(deployed).toEqual({
    ref: 'SecondJobs',
    attributes: { Arn: 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:SecondJobs' },
  });
});

test('one with a property that is not known stops the deployment', async () => {
  await expect(deploy({ ...PROPERTIES, EvaluateLowSampleCountPercentile: 'ignore' })).rejects.toThrow(
    /SecondJobs.*EvaluateLowSampleCountPercentile/,
  );
});
