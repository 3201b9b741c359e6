import { systemClock } from '../../local/clock';
import { stopSignal } from '../../local/stop-signal';

/** Does work that Ctrl-C and SIGTERM abort; tells whether they did. The second time they end the process at once. */
export async function untilInterrupted(
  work: (signal: AbortSignal) => Promise<void>,
): Promise<'done' | 'interrupted'> {
  const stop = stopSignal(process, systemClock);
  try {
    await work(stop);
    return 'done';
  } catch (error) {
    if (stop.aborted) return 'interrupted';
    throw error;
  }
}
