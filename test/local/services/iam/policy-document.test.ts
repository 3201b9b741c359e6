import { parseIdentityPolicy, parseResourcePolicy } from '../../../../local/services/iam/policy-document';
import { PolicyError } from '../../../../local/services/iam/policy-error';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

test.each<[string, object, RegExp]>([
  ['NotAction', { Effect: 'Allow', NotAction: 's3:*', Resource: '*' }, /NotAction/],
  ['NotResource', { Effect: 'Allow', Action: '*', NotResource: '*' }, /NotResource/],
  ['an unknown operator', { ...statement, Condition: { IpAddress: { 'aws:SourceArn': 'x' } } }, /operator/],
  ['an unknown key', { ...statement, Condition: { StringEquals: { 'aws:SourceVpc': 'x' } } }, /key/],
  ['a policy variable', { ...statement, Resource: `arn:aws:s3:::\${aws:username}` }, /Resource/],
  ['an effect that is none', { ...statement, Effect: 'Maybe' }, /Effect/],
  ['no resource', { Effect: 'Allow', Action: '*' }, /Resource/],
])('a policy with %s is refused when it is read', (_name, bad, message) => {
  expect(() => parseIdentityPolicy({ Statement: [statement, bad] })).toThrow(PolicyError);
  expect(() => parseIdentityPolicy({ Statement: [statement, bad] })).toThrow(message);
});

test('a principal stands in resource policies and nowhere else', () => {
  const named = { ...statement, Principal: '*' };
  expect(parseResourcePolicy({ Statement: named }).Statement).toEqual([named]);
  expect(() => parseResourcePolicy({ Statement: [named, statement] })).toThrow(PolicyError);
  expect(() => parseIdentityPolicy({ Statement: named })).toThrow(PolicyError);
  expect(() => parseResourcePolicy({ Statement: { ...named, Principal: { Federated: 'x' } } })).toThrow(
    PolicyError,
  );
});

test('condition keys are known without regard to case', () => {
  const Condition = { StringEquals: { 'AWS:sourcearn': 'arn' }, Bool: { 'aws:SecureTransport': false } };
  expect(() =>
    parseIdentityPolicy({ Version: '2012-10-17', Statement: { ...statement, Condition } }),
  ).not.toThrow();
});
