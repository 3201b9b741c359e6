import { AwsError } from '../../../lambdas/_shared/aws-error';
import { unlessConditionFails } from '../../../lambdas/_shared/unless-condition-fails';

test('a write whose condition holds is done', async () => {
  expect(await unlessConditionFails(Promise.resolve({}))).toBe(true);
});

test('one whose condition fails is told apart from every other failure', async () => {
  const failed = (code: string) => Promise.reject(new AwsError({ operation: 'PutItem', status: 400, code }));
  expect(await unlessConditionFails(failed('ConditionalCheckFailedException'))).toBe(false);
  await expect(unlessConditionFails(failed('ValidationException'))).rejects.toThrow('ValidationException');
  await expect(unlessConditionFails(Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError);
});
