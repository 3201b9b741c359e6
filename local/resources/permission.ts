import { z } from 'zod';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  Action: z.literal('lambda:InvokeFunction'),
  FunctionName: z.string(),
  Principal: z.enum(['apigateway.amazonaws.com', 'events.amazonaws.com']),
  SourceArn: z.string(),
});

/** Lets a service invoke a function, on behalf of some of its resources. */
export const permission = resourceType(
  'AWS::Lambda::Permission',
  properties,
  (properties, { logicalId, account }) => {
    const { FunctionName, Principal, SourceArn } = properties;
    const permissions = account.permissions.get(FunctionName) ?? [];
    const added = { service: Principal, sourceArn: SourceArn };
    account.permissions.set(FunctionName, [...permissions, added]);
    return { ref: logicalId, attributes: {} };
  },
);
