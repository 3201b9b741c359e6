import { createHash } from 'node:crypto';
import { LOCAL_ACCOUNT } from '../services/iam/account';
import type { Principal } from '../services/iam/principal';

/** `requestContext.authorizer.iam` of an event (API Gateway, payload format version 2.0). */
export interface IamIdentity {
  readonly accessKey: string;
  readonly accountId: string;
  readonly callerId: string;
  readonly cognitoIdentity: null;
  readonly principalOrgId: null;
  readonly userArn: string;
  readonly userId: string;
}

/** Name of the session that every caller with a role has here. */
const SESSION = 'local';

/** A signer as a function is told of them; the account's owner shows as its root user. */
export function iamIdentity(accessKey: string, principal: Principal): IamIdentity {
  const { id, arn } = nameOf(principal);
  return {
    ...{ accessKey, accountId: LOCAL_ACCOUNT, callerId: id, cognitoIdentity: null },
    ...{ principalOrgId: null, userArn: arn, userId: id },
  };
}

function nameOf(principal: Principal): { id: string; arn: string } {
  switch (principal.kind) {
    case 'operator':
      return { id: LOCAL_ACCOUNT, arn: `arn:aws:iam::${LOCAL_ACCOUNT}:root` };
    case 'service':
      return { id: principal.name, arn: principal.sourceArn };
    case 'role': {
      const role = principal.arn.split('/').pop() ?? '';
      const digest = createHash('sha256').update(principal.arn).digest('hex').toUpperCase();
      const arn = `arn:aws:sts::${LOCAL_ACCOUNT}:assumed-role/${role}/${SESSION}`;
      return { id: `AROA${digest.slice(0, 17)}:${SESSION}`, arn };
    }
  }
}
