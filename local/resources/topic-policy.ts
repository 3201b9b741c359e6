import { z } from 'zod';
import { resourceType } from './resource-type';

const properties = z.strictObject({ PolicyDocument: z.unknown(), Topics: z.array(z.string()) });

/** Who besides the account's roles may use topics, and who may not. */
export const topicPolicy = resourceType(
  'AWS::SNS::TopicPolicy',
  properties,
  (properties, { logicalId, account }) => {
    for (const arn of properties.Topics) {
      account.sns.setTopicPolicy(arn, properties.PolicyDocument);
      account.policed.add(arn);
    }
    return { ref: logicalId, attributes: {} };
  },
);
