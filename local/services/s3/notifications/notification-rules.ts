import { z } from 'zod';

const filterRule = z.strictObject({ Name: z.enum(['prefix', 'suffix']), Value: z.string() });

/** CloudFormation's NotificationConfiguration (AWS::S3::Bucket), as far as queues are told of new objects. */
const notificationConfiguration = z.strictObject({
  QueueConfigurations: z.array(
    z.strictObject({
      Event: z.literal('s3:ObjectCreated:*'),
      Queue: z.string(),
      Filter: z
        .strictObject({ S3Key: z.strictObject({ Rules: z.array(filterRule).max(2) }) })
        .default({ S3Key: { Rules: [] } }),
    }),
  ),
});

/** A queue that is told of each new object whose key begins and ends like this. */
export interface NotificationRule {
  readonly queueArn: string;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * Reads a NotificationConfiguration.
 *
 * @throws ZodError for anything that is not known here
 * @throws TypeError for filters of which two would fit one key, which S3 does not accept either
 */
export function readNotificationRules(configuration: unknown): NotificationRule[] {
  const rules = notificationConfiguration.parse(configuration).QueueConfigurations.map(each => {
    const filterValue = (name: string): string =>
      each.Filter.S3Key.Rules.find(rule => rule.Name === name)?.Value ?? '';
    return { queueArn: each.Queue, prefix: filterValue('prefix'), suffix: filterValue('suffix') };
  });
  for (const [index, rule] of rules.entries()) {
    if (rules.slice(index + 1).some(other => overlap(rule, other))) {
      throw new TypeError('two notifications of a bucket have filters that fit the same keys');
    }
  }
  return rules;
}

/** Whether the queue is told of objects with this key. */
export function fits({ prefix, suffix }: NotificationRule, key: string): boolean {
  return key.startsWith(prefix) && key.endsWith(suffix);
}

function overlap(one: NotificationRule, other: NotificationRule): boolean {
  const prefixes = one.prefix.startsWith(other.prefix) || other.prefix.startsWith(one.prefix);
  const suffixes = one.suffix.endsWith(other.suffix) || other.suffix.endsWith(one.suffix);
  return prefixes && suffixes;
}
