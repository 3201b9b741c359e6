import type { ApiDesk } from '../api-desk';

/** Milliseconds that an answer takes at least; Cognito is quicker where there is no account to look into. */
const LEAST = 1_000;

/**
 * Waits until a second has passed since a request began, so that how long an answer took tells nothing of an account.
 *
 * @param began milliseconds since the epoch
 */
export async function holdBack({ now, sleep }: Pick<ApiDesk, 'now' | 'sleep'>, began: number): Promise<void> {
  const left = began + LEAST - now();
  if (left > 0) await sleep(left);
}
