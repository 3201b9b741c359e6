import { tokenBucket } from '../../../local/gateway/token-bucket';
import { ManualClock } from '../manual-clock';

function taken(take: () => boolean, tries: number): number {
  return Array.from({ length: tries }, take).filter(Boolean).length;
}

test('a burst is as large as the bucket, and the rate fills it again', () => {
  const clock = new ManualClock();
  const take = tokenBucket({ rateLimit: 2, burstLimit: 5 }, clock);
  expect(taken(take, 10)).toBe(5);
  clock.advance(499);
  expect(taken(take, 10)).toBe(0);
  clock.advance(1);
  expect(taken(take, 10)).toBe(1);
  clock.advance(60_000);
  expect(taken(take, 10)).toBe(5);
});
