import { setTimeout as delay } from 'node:timers/promises';
import { ManualClock } from './manual-clock';

/** Milliseconds of the machine in which nobody must have worked before time goes on. */
const QUIET = 4;

export interface RushOptions {
  /** True while work is under way that does not wait for the clock. */
  readonly isBusy: () => boolean;
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
  async rush(
    isSo: () => boolean | Promise<boolean>,
    limit: number,
    { isBusy, activity }: RushOptions,
  ): Promise<void> {
    const end = this.now() + limit;
    for (;;) {
      await quiet(isBusy, activity);
      if (await isSo()) return;
      const next = this.nextWake;
      if (next === undefined) throw new Error('nobody waits for anything, and it is not so');
      if (next > end) throw new Error(`it is not so after ${limit / 1000} s`);
      this.advance(Math.max(0, next - this.now()));
    }
  }
}

async function quiet(isBusy: () => boolean, activity: () => number): Promise<void> {
  for (let before = -1, quietFor = 0; quietFor < QUIET; ) {
    const now = activity();
    quietFor = now === before && !isBusy() ? quietFor + 1 : 0;
    before = now;
    await delay(1);
  }
}
