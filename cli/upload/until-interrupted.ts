/** Ends of a process that a person or a system asks for; the second time they end it at once. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Does work that Ctrl-C and SIGTERM abort; tells whether they did. */
export async function untilInterrupted(
  work: (signal: AbortSignal) => Promise<void>,
): Promise<'done' | 'interrupted'> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  for (const signal of SIGNALS) process.once(signal, interrupt);
  try {
    await work(stop.signal);
    return 'done';
  } catch (error) {
    if (stop.signal.aborted) return 'interrupted';
    throw error;
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}
