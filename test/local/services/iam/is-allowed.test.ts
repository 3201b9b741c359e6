import { isAllowed } from '../../../../local/services/iam/is-allowed';
import { parseIdentityPolicy, parseResourcePolicy } from '../../../../local/services/iam/policy-document';
import type { Principal } from '../../../../local/services/iam/principal';

const KEY = 'arn:aws:s3:::films/vod/a';
const ROLE_ARN = 'arn:aws:iam::000000000000:role/reader';
const DISTRIBUTION = 'arn:aws:cloudfront::000000000000:distribution/E1';
const OPERATOR: Principal = { kind: 'operator' };
const CLOUDFRONT: Principal = { kind: 'service', name: 'cloudfront.amazonaws.com', sourceArn: DISTRIBUTION };

const role = (...Statement: unknown[]): Principal => ({
  kind: 'role',
  arn: ROLE_ARN,
  policies: [parseIdentityPolicy({ Statement })],
});
const ask = (
  principal: Principal | undefined,
  options: { policy?: unknown; context?: Record<string, string> } = {},
) =>
  isAllowed({
    principal,
    action: 's3:GetObject',
    resource: KEY,
    resourcePolicy: options.policy === undefined ? undefined : parseResourcePolicy(options.policy),
    ...(options.context === undefined ? {} : { context: options.context }),
  });
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::films/vod/*' };
const deny = { ...allow, Effect: 'Deny' };
const forAll = (statement: object, Principal: unknown = '*') => ({ Statement: { ...statement, Principal } });

test('nothing is allowed by default, but everything to the operator', () => {
  expect([ask(undefined), ask(role()), ask(CLOUDFRONT), ask(OPERATOR)]).toEqual([false, false, false, true]);
});

test('a role may do what its own policy allows', () => {
  expect(ask(role(allow))).toBe(true);
  expect(ask(role({ ...allow, Action: 's3:Get*' }))).toBe(true);
  expect(ask(role({ ...allow, Action: ['S3:GETOBJECT'] }))).toBe(true);
  expect(ask(role({ ...allow, Action: 's3:PutObject' }))).toBe(false);
  expect(ask(role({ ...allow, Resource: 'arn:aws:s3:::films/uploads/*' }))).toBe(false);
});

test('an explicit Deny wins over every Allow, for the operator too', () => {
  expect(ask(role(allow, deny))).toBe(false);
  for (const named of [
    '*',
    { AWS: '*' },
    { AWS: 'arn:aws:iam::000000000000:root' },
    { AWS: '000000000000' },
  ]) {
    expect(ask(role(allow), { policy: forAll(deny, named) })).toBe(false);
    expect(ask(OPERATOR, { policy: forAll(deny, named) })).toBe(false);
  }
});

test('a resource’s policy allows whom it names', () => {
  expect(ask(role(), { policy: forAll(allow, { AWS: ROLE_ARN }) })).toBe(true);
  expect(ask(role(), { policy: forAll(allow, { AWS: `${ROLE_ARN}2` }) })).toBe(false);
  expect(ask(undefined, { policy: forAll(allow) })).toBe(true);
  expect(ask(undefined, { policy: forAll(allow, { AWS: ROLE_ARN }) })).toBe(false);
});

test('an Allow for the whole account leaves the decision to the role’s own policies', () => {
  const policy = forAll(allow, { AWS: 'arn:aws:iam::000000000000:root' });
  expect(ask(role(), { policy })).toBe(false);
  expect(ask(role(allow), { policy })).toBe(true);
});

test('a service may read for the one distribution that the policy names', () => {
  const named = { Service: 'cloudfront.amazonaws.com' };
  const bound = (arn: string) =>
    forAll({ ...allow, Condition: { StringEquals: { 'AWS:SourceArn': arn } } }, named);
  expect(ask(CLOUDFRONT, { policy: bound(DISTRIBUTION) })).toBe(true);
  expect(ask(CLOUDFRONT, { policy: bound(`${DISTRIBUTION}2`) })).toBe(false);
  expect(ask({ ...CLOUDFRONT, name: 'ses.amazonaws.com' }, { policy: bound(DISTRIBUTION) })).toBe(false);
  expect(ask(role(), { policy: bound(DISTRIBUTION) })).toBe(false);
  const account = { ...allow, Condition: { StringEquals: { 'aws:SourceAccount': '000000000000' } } };
  expect(ask(CLOUDFRONT, { policy: forAll(account, named) })).toBe(true);
});

test('a bucket, whose ARN names no account, belongs to this one', () => {
  const account = { ...allow, Condition: { StringEquals: { 'aws:SourceAccount': '000000000000' } } };
  const s3 = { kind: 'service', name: 's3.amazonaws.com', sourceArn: 'arn:aws:s3:::films' } as const;
  expect(ask(s3, { policy: forAll(account, { Service: 's3.amazonaws.com' }) })).toBe(true);
});

test('every line of a condition must hold', () => {
  const Condition = { StringLike: { 's3:prefix': 'vod/*' }, NumericLessThan: { 's3:max-keys': 10 } };
  const reader = role({ ...allow, Condition });
  expect(ask(reader, { context: { 's3:prefix': 'vod/1', 's3:max-keys': '9' } })).toBe(true);
  expect(ask(reader, { context: { 's3:prefix': 'vod/1', 's3:max-keys': '10' } })).toBe(false);
  expect(ask(reader, { context: { 's3:prefix': 'uploads/' } })).toBe(false);
});

test('loopback counts as TLS', () => {
  const insecure = { ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
  const old = { ...deny, Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } };
  expect(
    ask(role(allow), { policy: { Statement: [insecure, old].map(each => ({ ...each, Principal: '*' })) } }),
  ).toBe(true);
});
