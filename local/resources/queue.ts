import { z } from 'zod';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  DelaySeconds: z.int().default(0),
  /** Seconds; four days where the template says nothing (CloudFormation, AWS::SQS::Queue). */
  MessageRetentionPeriod: z.int().default(345_600),
  QueueName: z.string().optional(),
  RedrivePolicy: z
    .strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number().int().min(1) })
    .optional(),
  SqsManagedSseEnabled: z.boolean().optional(),
  Tags: z.unknown().optional(),
  VisibilityTimeout: z.int().default(30),
});

/** A queue; one that was made before keeps its messages. */
export const queue = resourceType(
  'AWS::SQS::Queue',
  properties,
  async (properties, { logicalId, account }) => {
    const { QueueName: name = logicalId, RedrivePolicy: redrive } = properties;
    const { url, arn } = await account.sqs.createQueue({
      name,
      visibilityTimeoutSeconds: properties.VisibilityTimeout,
      retentionSeconds: properties.MessageRetentionPeriod,
      delaySeconds: properties.DelaySeconds,
      ...(redrive !== undefined && {
        redrive: { targetArn: redrive.deadLetterTargetArn, maxReceiveCount: redrive.maxReceiveCount },
      }),
    });
    account.atTheEnd.push(async () => {
      if (!account.policed.has(arn)) account.sqs.setQueuePolicy(arn, undefined);
    });
    return { ref: url, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
  },
);
