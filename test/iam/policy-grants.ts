import type { PolicyDocument, PolicyStatement } from '../../local/services/iam/policy-document';

/** One action on one resource that a role's policies allow, as they write it. */
export interface Grant {
  readonly action: string;
  readonly resource: string;
  /** The policy that allows this and nothing else. */
  readonly policy: PolicyDocument;
}

/** Everything that the policies allow, taken apart: each action on each resource of each statement. */
export function policyGrants(policies: readonly PolicyDocument[]): Grant[] {
  return policies
    .flatMap(policy => policy.Statement)
    .filter(statement => statement.Effect === 'Allow')
    .flatMap(grantsOf);
}

function grantsOf(statement: PolicyStatement): Grant[] {
  const { Sid: _, ...rest } = statement;
  return [statement.Action].flat().flatMap(action =>
    [statement.Resource].flat().map(resource => ({
      action,
      resource,
      policy: {
        Version: '2012-10-17' as const,
        Statement: [{ ...rest, Action: action, Resource: resource }],
      },
    })),
  );
}
