import type { Account, InvokePermission } from '../account';
import { type PolicyDocument, parseResourcePolicy } from '../services/iam/policy-document';
import type { LaterFunction } from './later-invocations';

/** The account's functions as they are invoked asynchronously, by ARN, when every resource stands. */
export function laterFunctions(account: Account): ReadonlyMap<string, LaterFunction> {
  return new Map(
    [...account.functions].map(([arn, { invoke }]) => [
      arn,
      {
        invoke,
        policy: functionPolicy(arn, account.permissions.get(arn) ?? []),
        settings: account.laterSettings.get(arn),
      },
    ]),
  );
}

/** A function's own policy, which its permissions are statements of. */
function functionPolicy(arn: string, permissions: readonly InvokePermission[]): PolicyDocument {
  return parseResourcePolicy({
    Statement: permissions.map(({ service, sourceArn }) => ({
      Effect: 'Allow',
      Principal: { Service: service },
      Action: 'lambda:InvokeFunction',
      Resource: arn,
      Condition: { ArnLike: { 'aws:SourceArn': sourceArn } },
    })),
  });
}
