import { afterEmptyLookUp, isLive, mayCall, newLease, nextLookUpAt } from '../../../core/video/lease';
import { MINUTE, T0 } from './sample-records';

const lease = newLease('w1', T0);
const until = T0 + MINUTE;

test('a lease keeps others away for a minute', () => {
  expect(isLive(lease, until - 1)).toBe(true);
  expect(isLive(lease, until)).toBe(false);
});

test('its holder alone may call, and not so late that the answer could come after its end', () => {
  expect(mayCall(lease, 'w1', until - 15_000)).toBe(true);
  expect(mayCall(lease, 'w1', until - 14_999)).toBe(false);
  expect(mayCall(lease, 'w2', T0)).toBe(false);
});

test('the first look-up may begin when the lease is over', () => {
  expect(nextLookUpAt(lease)).toBe(until);
});

test.each([
  { name: 'five minutes after the lease', firstEmptyAt: until, next: until + 5 * MINUTE },
  { name: 'two minutes after a late first one', firstEmptyAt: until + 9 * MINUTE, next: until + 11 * MINUTE },
])('the second may begin $name', ({ firstEmptyAt, next }) => {
  expect(nextLookUpAt({ ...lease, firstEmptyAt })).toBe(next);
});

test.each([
  [0, 5],
  [1, 10],
  [2, 20],
  [4, 80],
  [50, 80],
])('after %d resubmissions it waits %d minutes', (resubmissions, minutes) => {
  const next = nextLookUpAt({ ...lease, resubmissions, firstEmptyAt: until });
  expect(next).toBe(until + minutes * MINUTE);
});

test('only two empty look-ups, both begun late enough, settle that there is no job', () => {
  expect(afterEmptyLookUp(lease, until - 1)).toBe('too_early');
  const searched = { ...lease, firstEmptyAt: until };
  expect(afterEmptyLookUp(lease, until)).toEqual(searched);
  expect(afterEmptyLookUp(searched, until + 5 * MINUTE - 1)).toBe('too_early');
  expect(afterEmptyLookUp(searched, until + 5 * MINUTE)).toBe('no_job');
});
