const FIRST = 500;
const LONGEST = 30_000;

/**
 * Milliseconds to wait after that many failures in a row: the bound doubles each time, and the wait is drawn from its
 * upper half, so that many callers do not come back at once.
 *
 * @param random from 0 to 1
 */
export function backoff(failures: number, random: number): number {
  const bound = Math.min(LONGEST, FIRST * 2 ** (failures - 1));
  return bound * (0.5 + random / 2);
}
