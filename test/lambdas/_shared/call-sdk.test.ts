import { BadRequestException } from '@aws-sdk/client-mediaconvert';
import { callSdk } from '../../../lambdas/_shared/call-sdk';

const ARN = 'arn:aws:mediaconvert:eu-central-1:1:queues/q';

/** What comes of a call that fails with that error. */
const failing = (error: unknown) => callSdk('CreateJob', () => Promise.reject(error)).catch(String);

test('an answer is passed on', async () => {
  expect(await callSdk('GetJob', async () => 7)).toBe(7);
});

test('an error of the service is told by operation, status and name, without its message', async () => {
  const error = new BadRequestException({ message: ARN, $metadata: { httpStatusCode: 400 } });
  expect(await failing(error)).toBe('AwsError: CreateJob failed: 400 BadRequestException');
});

test('an error without an answer has no status', async () => {
  const error = Object.assign(new Error(ARN), { name: 'TimeoutError', $metadata: { attempts: 3 } });
  await expect(callSdk('CreateJob', () => Promise.reject(error))).rejects.toMatchObject({
    operation: 'CreateJob',
    code: 'TimeoutError',
  });
  expect(await failing(error)).toBe('AwsError: CreateJob failed: TimeoutError');
});

test('of a message only that is kept which the caller picks', async () => {
  const call = callSdk(
    'CreateJob',
    () => Promise.reject(new Error(ARN)),
    message => message.slice(-3),
  );
  await expect(call).rejects.toThrow('CreateJob failed: Error s/q');
});

test('a value that is no error is not repeated', async () => {
  expect(await failing(ARN)).toBe('AwsError: CreateJob failed: no reason given');
});
