import { z } from 'zod';
import { eventPattern } from '../services/event-bridge/event-pattern';
import { rate } from '../services/event-bridge/rate';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../services/iam/account';
import { resourceType } from './resource-type';

/** What EventBridge does without a RetryPolicy: a day, or 185 further attempts (EventBridge, "Retry policy"). */
const RETRIES = 185;
const EVENT_AGE = 86_400;

const target = z.strictObject({
  Arn: z.string().startsWith('arn:aws:lambda:', 'only functions can be targets'),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
  Id: z.string(),
  RetryPolicy: z
    .strictObject({
      MaximumEventAgeInSeconds: z.int().min(60).max(EVENT_AGE).default(EVENT_AGE),
      MaximumRetryAttempts: z.int().min(0).max(RETRIES).default(RETRIES),
    })
    .default({ MaximumEventAgeInSeconds: EVENT_AGE, MaximumRetryAttempts: RETRIES }),
});

const properties = z.strictObject({
  Description: z.string().optional(),
  EventPattern: eventPattern.optional(),
  ScheduleExpression: rate.optional(),
  State: z.literal('ENABLED').optional(),
  Targets: z.array(target).min(1),
});

/** A rule of the default bus: which events of services, or how often one of its own, reach which functions. */
export const eventRule = resourceType(
  'AWS::Events::Rule',
  properties,
  (properties, { logicalId, account }) => {
    const arn = `arn:aws:events:${LOCAL_REGION}:${LOCAL_ACCOUNT}:rule/${logicalId}`;
    account.rules.push({
      arn,
      pattern: properties.EventPattern,
      every: properties.ScheduleExpression,
      targets: properties.Targets.map(({ Arn, DeadLetterConfig, RetryPolicy }) => ({
        functionArn: Arn,
        maximumRetryAttempts: RetryPolicy.MaximumRetryAttempts,
        maximumEventAgeSeconds: RetryPolicy.MaximumEventAgeInSeconds,
        deadLetterQueueArn: DeadLetterConfig?.Arn,
      })),
    });
    return { ref: logicalId, attributes: { Arn: arn } };
  },
);
