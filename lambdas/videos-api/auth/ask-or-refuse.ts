import { Problem, type ProblemCode } from '../../../core/problem';
import { AccountRefusal } from '../../_shared/account-refusal';
import type { ApiDesk } from '../api-desk';
import { holdBack } from './hold-back';

/**
 * Asks the pool; every reason that may tell of an account becomes one and the same refusal.
 *
 * @throws Problem with that code
 */
export async function askOrRefuse<T>(desk: ApiDesk, code: ProblemCode, ask: () => Promise<T>): Promise<T> {
  const began = desk.now();
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof AccountRefusal)) throw error;
    await holdBack(desk, began);
    throw new Problem(code, { cause: error });
  }
}
