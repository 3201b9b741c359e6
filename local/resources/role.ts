import { z } from 'zod';
import { LOCAL_ACCOUNT } from '../services/iam/account';
import { resourceType } from './resource-type';

const properties = z.strictObject({ AssumeRolePolicyDocument: z.unknown() });

/** A role with policies of its own and no managed ones: local mode could not judge those. */
export const role = resourceType('AWS::IAM::Role', properties, (_properties, { logicalId, account }) => {
  const arn = `arn:aws:iam::${LOCAL_ACCOUNT}:role/${logicalId}`;
  account.roles.set(logicalId, { arn, policies: [] });
  return { ref: logicalId, attributes: { Arn: arn } };
});
