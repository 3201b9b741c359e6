import fc from 'fast-check';
import { type Budget, spend } from '../../../../lambdas/videos-api/auth/budget';

const budget: Budget = { burst: 3, every: 10_000 };

test('so many attempts at once, then one each time that a while has passed', () => {
  let fullAt: number | undefined;
  const at = (now: number) => {
    const spent = spend(fullAt, now, budget);
    if (spent.kind === 'spent') fullAt = spent.fullAt;
    return spent.kind === 'spent' ? 'spent' : spent.retryAfter;
  };
  expect([at(0), at(0), at(0), at(0), at(9_999)]).toEqual(['spent', 'spent', 'spent', 10, 1]);
  expect([at(10_000), at(10_000)]).toEqual(['spent', 10]);
  expect([at(40_000), at(40_000), at(40_000), at(40_000)]).toEqual(['spent', 'spent', 'spent', 10]);
});

test('within any stretch of time there are never more than the burst and what the stretch gives back', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30_000), { maxLength: 60 }), pauses => {
      let now = 1_000;
      let fullAt: number | undefined;
      const spentAt: number[] = [];
      for (const pause of pauses) {
        now += pause;
        const spent = spend(fullAt, now, budget);
        if (spent.kind === 'refused') continue;
        fullAt = spent.fullAt;
        spentAt.push(now);
      }
      for (const [first, from] of spentAt.entries()) {
        for (const [last, to] of spentAt.entries()) {
          if (last < first) continue;
          expect(last - first + 1).toBeLessThanOrEqual(budget.burst + (to - from) / budget.every);
        }
      }
    }),
  );
});
