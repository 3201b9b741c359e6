import { z } from 'zod';
import { nameOfUrl, queueArn } from '../services/sqs/queue-name';
import { resourceType } from './resource-type';

const properties = z.strictObject({ PolicyDocument: z.unknown(), Queues: z.array(z.string()) });

/** Who besides the account's roles may use queues, and who may not. */
export const queuePolicy = resourceType(
  'AWS::SQS::QueuePolicy',
  properties,
  (properties, { logicalId, account }) => {
    for (const url of properties.Queues) {
      const arn = queueArn(nameOfUrl(account.sqs.origin, url));
      account.sqs.setQueuePolicy(arn, properties.PolicyDocument);
      account.policed.add(arn);
    }
    return { ref: logicalId, attributes: {} };
  },
);
