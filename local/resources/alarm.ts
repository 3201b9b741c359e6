import { z } from 'zod';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../services/iam/account';
import { resourceType } from './resource-type';

const dimensions = z.array(z.strictObject({ Name: z.string(), Value: z.string() }));

const metricQuery = z.strictObject({
  Id: z.string(),
  Expression: z.string().optional(),
  Label: z.string().optional(),
  MetricStat: z
    .strictObject({
      Metric: z.strictObject({
        Namespace: z.string(),
        MetricName: z.string(),
        Dimensions: dimensions.optional(),
      }),
      Period: z.number(),
      Stat: z.string(),
    })
    .optional(),
  ReturnData: z.boolean().optional(),
});

const properties = z.strictObject({
  AlarmActions: z.array(z.string()).optional(),
  AlarmDescription: z.string().optional(),
  AlarmName: z.string().optional(),
  ComparisonOperator: z.string(),
  DatapointsToAlarm: z.number().optional(),
  Dimensions: dimensions.optional(),
  EvaluationPeriods: z.number(),
  MetricName: z.string().optional(),
  Metrics: z.array(metricQuery).optional(),
  Namespace: z.string().optional(),
  OKActions: z.array(z.string()).optional(),
  Period: z.number().optional(),
  Statistic: z.string().optional(),
  Threshold: z.number(),
  TreatMissingData: z.string().optional(),
});

/** An alarm stands and is never judged: local mode keeps no metrics. */
export const alarm = resourceType(
  'AWS::CloudWatch::Alarm',
  properties,
  ({ AlarmName = '' }, { logicalId }) => {
    const name = AlarmName || logicalId;
    return {
      ref: name,
      attributes: { Arn: `arn:aws:cloudwatch:${LOCAL_REGION}:${LOCAL_ACCOUNT}:alarm:${name}` },
    };
  },
);
