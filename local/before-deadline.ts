import type { Clock } from './clock';

/** What the answer resolves to, or what `onTimeout` says once so many milliseconds of the clock have passed first. */
export async function beforeDeadline<T, U>(
  answer: Promise<T>,
  { clock, milliseconds }: { clock: Clock; milliseconds: number },
  onTimeout: () => U,
): Promise<T | U> {
  const settled = new AbortController();
  const deadline = clock.sleep(milliseconds, settled.signal).then(onTimeout);
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    // The sleep that is called off here rejects, and nobody else listens to it any more.
    deadline.catch(() => undefined);
    settled.abort();
  }
}
