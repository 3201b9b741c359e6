import type { Context } from 'hono';
import { AccountRefusal } from '../../_shared/account-refusal';
import type { ApiEnv } from '../api-env';
import { holdBack } from './hold-back';

/** Asks the pool for something whose outcome the caller is not told, unless the pool cannot be asked at all. */
export async function askInSilence(c: Context<ApiEnv>, ask: () => Promise<void>): Promise<void> {
  const { desk } = c.var;
  const began = desk.now();
  try {
    await ask();
  } catch (error) {
    if (!(error instanceof AccountRefusal)) throw error;
    // Operators see in the log why a message did not come; it names no address.
    c.set('refusal', { code: 'not_told', reason: error.message });
  }
  await holdBack(desk, began);
}
