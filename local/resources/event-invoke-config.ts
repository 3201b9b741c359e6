import { z } from 'zod';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../services/iam/account';
import { isAllowed } from '../services/iam/is-allowed';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  DestinationConfig: z
    .strictObject({
      OnFailure: z.strictObject({ Destination: z.string().startsWith('arn:aws:sqs:', 'it must be a queue') }),
    })
    .optional(),
  FunctionName: z.string(),
  MaximumEventAgeInSeconds: z.int().min(60).max(21_600).default(21_600),
  MaximumRetryAttempts: z.int().min(0).max(2).default(2),
  Qualifier: z.literal('$LATEST'),
});

/**
 * How often a function is tried that is invoked asynchronously, and where goes what it failed on: Lambda sends that with
 * the rights of the function's role, and takes no destination that those do not reach.
 */
export const eventInvokeConfig = resourceType(
  'AWS::Lambda::EventInvokeConfig',
  properties,
  (properties, { logicalId, account }) => {
    const name = properties.FunctionName;
    const arn = `arn:aws:lambda:${LOCAL_REGION}:${LOCAL_ACCOUNT}:function:${name}`;
    const role = account.executionRoles.get(arn);
    if (role === undefined) throw new Error(`there is no function ${name}`);
    const principal = { kind: 'role', arn: role.arn, policies: role.policies } as const;
    const destination = properties.DestinationConfig?.OnFailure.Destination;
    if (
      destination !== undefined &&
      !isAllowed({ principal, action: 'sqs:SendMessage', resource: destination })
    ) {
      throw new Error(`${logicalId}: the role of ${name} may not send to ${destination}`);
    }
    account.laterSettings.set(arn, {
      maximumRetryAttempts: properties.MaximumRetryAttempts,
      maximumEventAgeSeconds: properties.MaximumEventAgeInSeconds,
      onFailure:
        destination === undefined ? undefined : record => account.sqs.sendAs(principal, destination, record),
    });
    return { ref: logicalId, attributes: {} };
  },
);
