import { constants } from 'node:os';
import type { Clock } from './clock';

/** How a person, a system and a terminal that is closed ask a process to end. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds. A terminal sends Ctrl-C to npm and to what it runs, and npm hands its own on: one arrives twice. */
const SAME_REQUEST = 1_000;

/**
 * Aborts once this process is asked to end, which it then does in its own time. Asked again, clearly later, it ends at
 * once.
 *
 * @param target the process
 */
export function stopSignal(target: Pick<NodeJS.Process, 'on' | 'exit'>, clock: Clock): AbortSignal {
  const stop = new AbortController();
  let since: number | undefined;
  for (const name of SIGNALS) {
    target.on(name, () => {
      since ??= clock.now();
      stop.abort();
      // As shells count a process that a signal has ended.
      if (clock.now() - since > SAME_REQUEST) target.exit(128 + constants.signals[name]);
    });
  }
  return stop.signal;
}
