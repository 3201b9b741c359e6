import { LOCAL_ACCOUNT, LOCAL_REGION } from '../services/iam/account';

/** `Ref` to this name takes the property or list element away (CloudFormation, pseudo parameters). */
export const NO_VALUE = 'AWS::NoValue';

/** Values of CloudFormation's pseudo parameters for a stack of that name; AWS::NoValue has none. */
export function pseudoParameters(stackName: string): ReadonlyMap<string, string> {
  return new Map([
    ['AWS::Region', LOCAL_REGION],
    ['AWS::AccountId', LOCAL_ACCOUNT],
    ['AWS::Partition', 'aws'],
    ['AWS::URLSuffix', 'amazonaws.com'],
    ['AWS::StackName', stackName],
    ['AWS::StackId', `arn:aws:cloudformation:${LOCAL_REGION}:${LOCAL_ACCOUNT}:stack/${stackName}/local`],
  ]);
}
