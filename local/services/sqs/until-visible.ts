import type { Clock } from '../../clock';
import type { QueueEngine } from '../queue-engine/start-queue-engine';
import type { Bell } from './bell';

export interface Queues {
  readonly engine: QueueEngine;
  readonly clock: Clock;
  /** Rings after each call that may have changed a queue. */
  readonly bell: Bell;
}

/**
 * Waits until a queue has a message to receive, or is not there: for what comes in, and by the clock for what was delayed or
 * hidden. Resolves early when the signal fires.
 */
export async function untilVisible(
  { engine, clock, bell }: Queues,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    // Taken before the look, so that nothing comes in unseen between the two.
    const rung = bell.next;
    const state = await engine.look(name);
    if (state === undefined || state.visible > 0) return;
    const { nextVisibleAt } = state;
    const done = new AbortController();
    const waits = [rung, aborted(signal, done.signal)];
    if (nextVisibleAt !== undefined)
      waits.push(clock.sleep(Math.max(0, nextVisibleAt - clock.now()), done.signal));
    try {
      await Promise.race(waits);
    } finally {
      // The sleep that is called off here rejects, and nobody else listens to it any more.
      for (const wait of waits) wait.catch(() => undefined);
      done.abort();
    }
  }
}

function aborted(signal: AbortSignal, done: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true, signal: done });
  });
}
