import { untilAborted } from '../../local/until-aborted';

test('waits for a signal to be aborted', async () => {
  const stop = new AbortController();
  let over = false;
  const waiting = untilAborted(stop.signal).then(() => {
    over = true;
  });
  await Promise.resolve();
  expect(over).toBe(false);
  stop.abort();
  await waiting;
  expect(over).toBe(true);
});

test('does not wait for one that was aborted before', async () => {
  await expect(untilAborted(AbortSignal.abort())).resolves.toBeUndefined();
});
