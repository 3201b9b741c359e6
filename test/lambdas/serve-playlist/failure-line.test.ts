import { Problem } from '../../../core/problem';
import { TooLargeError } from '../../../core/too-large-error';
import { AwsError } from '../../../lambdas/_shared/aws-error';
import { ConfigurationError } from '../../../lambdas/_shared/configuration-error';
import { failureLine } from '../../../lambdas/serve-playlist/failure-line';

const reason = (error: unknown) => JSON.parse(failureLine({ error })).reason;

test('a line is one JSON object with the request’s names', () => {
  const error = new AwsError({ operation: 'GetObject', status: 503, code: 'SlowDown' });
  const line = failureLine({ error, routeKey: 'GET /x', requestId: 'r', film: 'f' });
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toEqual({
    level: 'error',
    code: 'unavailable',
    routeKey: 'GET /x',
    requestId: 'r',
    film: 'f',
    reason: 'GetObject failed: 503 SlowDown',
  });
});

test('a problem’s reason is that of its cause', () => {
  const cause = new ConfigurationError(['A must be B']);
  expect(reason(new Problem('unavailable', { cause }))).toBe('environment: A must be B');
});

test('a playlist that cannot be signed has a code of its own', () => {
  const error = new TooLargeError('the signed playlist would exceed 1 byte');
  expect(JSON.parse(failureLine({ error }))).toMatchObject({
    code: 'unavailable',
    unsigned: 'signed_too_large',
    reason: 'the signed playlist would exceed 1 byte',
  });
});

test('of an error that is not ours only name and place are told', () => {
  const told = reason(new RangeError('Policy=abc\n    at Signature=def'));
  expect(told).toMatch(/^RangeError at .*failure-line\.test\.ts/);
  expect(told).not.toMatch(/Policy|Signature/);
});

test('a value that is no error is not repeated', () => {
  expect(reason('a token')).not.toContain('token');
});
