/** Waits until a signal is aborted; one that is aborted already, and tells nobody any more, is not waited for. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise(done => signal.addEventListener('abort', done, { once: true }));
}
