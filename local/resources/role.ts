import { z } from 'zod';
import { LOCAL_ACCOUNT } from '../services/iam/account';
import { parseTrustPolicy } from '../services/iam/trust-policy';
import { resourceType } from './resource-type';

const properties = z.strictObject({ AssumeRolePolicyDocument: z.unknown() });

/** A role with policies of its own and no managed ones: local mode could not judge those. */
export const role = resourceType('AWS::IAM::Role', properties, (properties, { logicalId, account }) => {
  const arn = `arn:aws:iam::${LOCAL_ACCOUNT}:role/${logicalId}`;
  const role = { arn, policies: [], trust: parseTrustPolicy(properties.AssumeRolePolicyDocument) };
  account.roles.set(logicalId, role);
  account.assumableRoles.set(arn, role);
  return { ref: logicalId, attributes: { Arn: arn } };
});
