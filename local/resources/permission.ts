import { z } from 'zod';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  Action: z.literal('lambda:InvokeFunction'),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string(),
});

/** Lets a service invoke a function. */
export const permission = resourceType(
  'AWS::Lambda::Permission',
  properties,
  (properties, { logicalId, account }) => {
    const principals = account.permissions.get(properties.FunctionName) ?? [];
    account.permissions.set(properties.FunctionName, [...principals, properties.Principal]);
    return { ref: logicalId, attributes: {} };
  },
);
