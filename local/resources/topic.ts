import { z } from 'zod';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  DisplayName: z.string().optional(),
  /** SNS's own key; one of the customer's would have a policy that cannot be judged here. */
  KmsMasterKeyId: z.literal('alias/aws/sns').optional(),
  Tags: z.unknown().optional(),
  TopicName: z.string().optional(),
});

/** A topic; nobody subscribes to it here, and what is published can be listened to. */
export const topic = resourceType(
  'AWS::SNS::Topic',
  properties,
  async (properties, { logicalId, account }) => {
    const { TopicName: name = logicalId } = properties;
    const { arn } = await account.sns.createTopic({ name });
    account.atTheEnd.push(async () => {
      if (!account.policed.has(arn)) account.sns.setTopicPolicy(arn, undefined);
    });
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
  },
);
