import { setTimeout as delay } from 'node:timers/promises';
import { ManualClock } from './manual-clock';

/** Looks in a row, a millisecond of the machine apart, at which nobody must work before time goes on. */
const QUIET = 5;

/** How the clock knows that nobody works. */
export interface WorkToSee {
  /** True while work is under way that does not wait for the clock. */
  readonly isBusy: () => boolean;
  /** Asks those whose work cannot be seen, such as other threads: false while something waits to be done. */
  readonly isSettled: () => Promise<boolean>;
  /** Grows with everything that happens. */
  readonly activity: () => number;
}

/**
 * A clock that goes on by itself: to the next moment that somebody waits for, whenever all that can be done before it
 * has been done. Hours pass in seconds.
 */
export class RushClock extends ManualClock {
  /**
   * Lets time go on until something is so.
   *
   * @param limit milliseconds of this clock
   * @throws Error when the limit has passed, or nobody waits for anything
   */
  async rush(isSo: () => boolean | Promise<boolean>, limit: number, work: WorkToSee): Promise<void> {
    const end = this.now() + limit;
    for (;;) {
      await quiet(work);
      if (await isSo()) return;
      // To look takes time, in which something may have begun.
      if (!(await work.isSettled()) || work.isBusy()) continue;
      const next = this.nextWake;
      if (next === undefined) throw new Error('nobody waits for anything, and it is not so');
      if (next > end) throw new Error(`it is not so after ${limit / 1000} s`);
      this.advance(Math.max(0, next - this.now()));
    }
  }

  /** Leaps over all that lies between, and lets what has come due be done. Resolves when nobody works any more. */
  async leap(milliseconds: number, work: WorkToSee): Promise<void> {
    await quiet(work);
    this.advance(milliseconds);
    await quiet(work);
  }
}

async function quiet({ isBusy, isSettled, activity }: WorkToSee): Promise<void> {
  for (let before = -1, quietFor = 0; quietFor < QUIET; ) {
    const settled = await isSettled();
    const now = activity();
    quietFor = now === before && settled && !isBusy() ? quietFor + 1 : 0;
    before = now;
    await delay(1);
  }
}
