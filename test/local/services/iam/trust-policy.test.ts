import { isTrusted, parseTrustPolicy } from '../../../../local/services/iam/trust-policy';

const SERVICE = 'mediaconvert.amazonaws.com';
const JOB = 'arn:aws:mediaconvert:us-east-1:000000000000:jobs/1';

const statement = {
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { Service: SERVICE },
  Condition: { StringEquals: { 'aws:SourceAccount': '000000000000' } },
};

const roleOf = (policy: unknown) => ({
  arn: 'arn:aws:iam::000000000000:role/job',
  trust: parseTrustPolicy(policy),
});

test('a role trusts the service that it names, for the account that it names', () => {
  const role = roleOf({ Version: '2012-10-17', Statement: [statement] });
  expect(isTrusted(role, SERVICE, JOB)).toBe(true);
  expect(isTrusted(role, 'lambda.amazonaws.com', JOB)).toBe(false);
  expect(isTrusted(role, SERVICE, JOB.replace('000000000000', '111122223333'))).toBe(false);
});

test('a single statement needs no array', () => {
  expect(isTrusted(roleOf({ Statement: statement }), SERVICE, JOB)).toBe(true);
});

test.each([
  ['no statement', {}],
  ['a Resource', { Statement: [{ ...statement, Resource: '*' }] }],
  ['nobody who is trusted', { Statement: [{ ...statement, Principal: undefined }] }],
  ['a condition that is not judged here', { Statement: [{ ...statement, Condition: { IpAddress: {} } }] }],
])('a policy with %s is refused', (_, policy) => {
  expect(() => parseTrustPolicy(policy)).toThrow(expect.objectContaining({ name: 'PolicyError' }));
});
