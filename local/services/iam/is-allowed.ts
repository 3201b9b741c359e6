import { conditionValues } from './condition-keys';
import type { PolicyDocument } from './policy-document';
import type { Principal } from './principal';
import { statementApplies, statementNames } from './statement-applies';

type AccessQuestion = {
  /** Who asks; `undefined` is someone without credentials. */
  readonly principal: Principal | undefined;
  /** Action with its service, such as `s3:GetObject`. */
  readonly action: string;
  /** ARN of what is asked for. */
  readonly resource: string;
  readonly resourcePolicy?: PolicyDocument | undefined;
  /** Condition keys that belong to this request, such as `s3:prefix`. */
  readonly context?: Readonly<Record<string, string>>;
};

/**
 * IAM's decision within one account: an explicit Deny wins; then an Allow of the principal's own policies or of
 * the resource's policy is needed (IAM user guide, "Policy evaluation logic"). The operator needs no Allow.
 */
export function isAllowed(question: AccessQuestion): boolean {
  const { principal, action, resource, resourcePolicy, context = {} } = question;
  const values = conditionValues(principal, context);
  const own = principal?.kind === 'role' ? principal.policies.flatMap(policy => policy.Statement) : [];
  const ofResource = resourcePolicy?.Statement ?? [];
  const applying = [...own, ...ofResource.filter(statement => statementNames(statement, principal))].filter(
    statement => statementApplies(statement, action, resource, values),
  );
  if (applying.some(statement => statement.Effect === 'Deny')) return false;
  return principal?.kind === 'operator' || applying.some(statement => statement.Effect === 'Allow');
}
