import { AwsError } from './aws-error';

/** What a call answers; undefined where it was refused with one of those statuses. */
export async function unlessStatus<T>(
  statuses: readonly number[],
  answer: Promise<T>,
): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AwsError && error.status !== undefined && statuses.includes(error.status))
      return undefined;
    throw error;
  }
}
