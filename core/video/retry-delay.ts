/** Longest delay of an SQS message, in seconds. */
export const LONGEST_DELAY = 900;

const FIRST_DELAY = 15;

/**
 * How long to wait before another try, in whole seconds from 1 to 900: anything up to a bound that doubles with each
 * try ("full jitter"), so that workers which were refused together do not come back together.
 *
 * @param retry how many retries went before
 * @param random from 0 up to, not including, 1
 * @param atLeast seconds that must pass in any case, such as the rest of a lease; more than 900 come in several waits
 */
export function retryDelay({ retry, random, atLeast = 0 }: RetryDelay): number {
  const bound = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** retry);
  const jittered = Math.max(0, Math.ceil(atLeast)) + 1 + Math.floor(random * bound);
  return Math.min(LONGEST_DELAY, jittered);
}

interface RetryDelay {
  retry: number;
  random: number;
  atLeast?: number;
}
