import { z } from 'zod';
import { parseIdentityPolicy } from '../services/iam/policy-document';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument: z.unknown(),
  Roles: z.array(z.string()),
});

/** A policy that its roles are judged by from then on. */
export const policy = resourceType('AWS::IAM::Policy', properties, (properties, { account }) => {
  for (const name of properties.Roles) {
    const role = account.roles.get(name);
    if (role === undefined)
      throw new Error(`policy ${properties.PolicyName} names a role that does not stand: ${name}`);
    role.policies.push(parseIdentityPolicy(properties.PolicyDocument));
  }
  return { ref: properties.PolicyName, attributes: {} };
});
