import { AwsError } from './aws-error';

/**
 * Waits for a conditional write to DynamoDB.
 *
 * @returns whether its condition held
 * @throws AwsError where the write failed otherwise
 */
export async function unlessConditionFails(written: Promise<unknown>): Promise<boolean> {
  try {
    await written;
    return true;
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}
