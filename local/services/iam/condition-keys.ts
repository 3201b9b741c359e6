import { LOCAL_ACCOUNT, LOCAL_REGION } from './account';
import type { Principal } from './principal';

/** Condition keys that some local service fills in; a policy that names another one cannot be judged here. */
export const CONDITION_KEYS = [
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalIsAWSService',
  'aws:RequestedRegion',
  'aws:SecureTransport',
  'aws:SourceAccount',
  'aws:SourceArn',
  'iam:PassedToService',
  's3:TlsVersion',
  's3:delimiter',
  's3:max-keys',
  's3:prefix',
] as const;

/** Values of condition keys in one request, by the key's name in lower case: IAM reads names without case. */
export type ConditionValues = ReadonlyMap<string, string>;

/**
 * What the keys hold for this principal and this request. Loopback counts as TLS 1.3, so that the rules a bucket
 * has on AWS are judged as they would be there.
 */
export function conditionValues(
  principal: Principal | undefined,
  context: Readonly<Record<string, string>>,
): ConditionValues {
  const entries: [string, string][] = [
    ['aws:SecureTransport', 'true'],
    ['s3:TlsVersion', '1.3'],
    ['aws:RequestedRegion', LOCAL_REGION],
    ['aws:PrincipalIsAWSService', String(principal?.kind === 'service')],
    ...ofPrincipal(principal),
    ...Object.entries(context),
  ];
  return new Map(entries.map(([key, value]) => [key.toLowerCase(), value]));
}

function ofPrincipal(principal: Principal | undefined): [string, string][] {
  if (principal === undefined) return [];
  if (principal.kind === 'service') {
    return [
      ['aws:SourceArn', principal.sourceArn],
      // A bucket's ARN names no account; the one bucket owner here is this account.
      ['aws:SourceAccount', principal.sourceArn.split(':')[4] || LOCAL_ACCOUNT],
    ];
  }
  const arn = principal.kind === 'role' ? principal.arn : `arn:aws:iam::${LOCAL_ACCOUNT}:root`;
  return [
    ['aws:PrincipalArn', arn],
    ['aws:PrincipalAccount', LOCAL_ACCOUNT],
  ];
}
