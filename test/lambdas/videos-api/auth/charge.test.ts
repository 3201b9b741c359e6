import { charge } from '../../../../lambdas/videos-api/auth/charge';
import { MemoryAttemptTimes } from '../../doubles/memory-attempt-times';

const budget = { name: 'sample', burst: 2, every: 10_000 };
const now = () => 1_000_000;

test('several instances of the function spend one and the same budget', async () => {
  const attempts = new MemoryAttemptTimes();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 6 }, () => charge({ attempts, now }, budget, 'anna@example.org')),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
});

test('where others are quicker time after time, it is an attempt too many', async () => {
  const attempts = new MemoryAttemptTimes();
  let writes = 0;
  attempts.beforeStore = slot => {
    writes += 1;
    attempts.times.set(slot, now() - writes);
  };
  await expect(charge({ attempts, now }, budget, 'anna@example.org')).rejects.toMatchObject({
    code: 'too_many_attempts',
    retryAfter: 1,
  });
  expect(writes).toBe(5);
});

test('what is kept names nobody, and there are no more than 65,536 slots of a budget', async () => {
  const attempts = new MemoryAttemptTimes();
  await charge({ attempts, now }, budget, 'anna@example.org');
  await charge({ attempts, now }, { ...budget, name: 'another' }, 'anna@example.org');
  expect([...attempts.times.keys()]).toEqual([
    expect.stringMatching(/^sample#[0-9a-f]{4}$/),
    expect.stringMatching(/^another#[0-9a-f]{4}$/),
  ]);
});
