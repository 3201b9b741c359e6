import { matchesWildcard } from '../../matches-wildcard';
import { LOCAL_ACCOUNT } from './account';
import type { ConditionValues } from './condition-keys';
import { operatorHolds } from './condition-operators';
import { matchArn } from './match-arn';
import type { PolicyStatement } from './policy-document';
import type { Principal } from './principal';

type Condition = PolicyStatement['Condition'];

/** Whether a statement speaks of this action on this resource under these conditions, whoever asks. */
export function statementApplies(
  statement: PolicyStatement,
  action: string,
  resource: string,
  values: ConditionValues,
): boolean {
  return (
    list(statement.Action).some(pattern => matchesWildcard(pattern.toLowerCase(), action.toLowerCase())) &&
    list(statement.Resource).some(pattern => matchArn(pattern, resource)) &&
    conditionHolds(statement.Condition, values)
  );
}

/**
 * Whether a resource policy's statement speaks of this principal. An Allow for the whole account only hands the
 * decision to the account's own policies, so it names nobody; a Deny for it binds everybody in the account
 * (IAM user guide, "AWS JSON policy elements: Principal").
 */
export function statementNames(statement: PolicyStatement, principal: Principal | undefined): boolean {
  const named = statement.Principal;
  if (named === undefined) return false;
  if (named === '*') return true;
  const accounts = list(named.AWS ?? []);
  if (accounts.includes('*')) return true;
  if (principal === undefined) return false;
  if (principal.kind === 'service') return list(named.Service ?? []).includes(principal.name);
  if (statement.Effect === 'Deny' && accounts.some(isWholeAccount)) return true;
  return principal.kind === 'role' && accounts.includes(principal.arn);
}

function isWholeAccount(name: string): boolean {
  return name === LOCAL_ACCOUNT || name === `arn:aws:iam::${LOCAL_ACCOUNT}:root`;
}

function conditionHolds(condition: Condition, values: ConditionValues): boolean {
  return Object.entries(condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) =>
      operatorHolds(operator, values.get(key.toLowerCase()), list(wanted).map(String)),
    ),
  );
}

function list<T>(value: T | T[]): T[] {
  return Array.isArray(value) ? value : [value];
}
