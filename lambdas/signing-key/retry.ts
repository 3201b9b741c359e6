import { AwsError } from '../_shared/aws-error';

/** Waits so many seconds. */
export type Sleep = (seconds: number) => Promise<void>;

/** Seconds before each further try. IAM needs a while to learn a permission that the same deployment has just given. */
const DELAYS = [1, 2, 4, 8, 16];

/**
 * Tries again while AWS refuses, for half a minute in all.
 *
 * @throws AwsError of the last try; anything else at once
 */
export async function retryRefusals<T>(operation: () => Promise<T>, sleep: Sleep): Promise<T> {
  for (const seconds of DELAYS) {
    try {
      return await operation();
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      await sleep(seconds);
    }
  }
  return operation();
}
