import { createHash } from 'node:crypto';
import { Problem } from '../../../core/problem';
import type { ApiDesk } from '../api-desk';
import { type Budget, spend } from './budget';

/** How often one slot is tried again where others spend at the same instant. */
const TRIES = 5;

interface Charged extends Budget {
  readonly name: string;
}

/**
 * Spends one attempt of somebody's budget. It holds over all instances of the function: budgets stand in the catalogue's
 * table, written under the condition that nobody else was quicker.
 *
 * @param whose an address of the network or of mail
 * @throws Problem `too_many_attempts`, with the seconds until there is an attempt again
 */
export async function charge(
  { attempts, now }: Pick<ApiDesk, 'attempts' | 'now'>,
  budget: Charged,
  whose: string,
): Promise<void> {
  const slot = slotOf(budget.name, whose);
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await attempts.read(slot);
    const spent = spend(before, now(), budget);
    if (spent.kind === 'refused') throw new Problem('too_many_attempts', { retryAfter: spent.retryAfter });
    if (await attempts.store(slot, spent.fullAt, before)) return;
  }
  throw new Problem('too_many_attempts', { retryAfter: 1 });
}

/**
 * One of 65,536 slots of a budget. There are never more of them, so nothing has to be cleared away, and none tells whose it
 * is. Who shares a slot with somebody shares the budget, which for two is as likely as one in 65,536.
 */
function slotOf(name: string, whose: string): string {
  return `${name}#${createHash('sha256').update(whose).digest('hex').slice(0, 4)}`;
}
