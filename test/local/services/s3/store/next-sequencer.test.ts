import { nextSequencer } from '../../../../../local/services/s3/store/next-sequencer';

const NOW = Date.UTC(2030, 0, 2);

test('sequencers rise with time, and within a millisecond', () => {
  const first = nextSequencer(NOW, []);
  const second = nextSequencer(NOW, [first]);
  const later = nextSequencer(NOW + 1, [second]);
  expect(first).toMatch(/^[0-9A-F]{18}$/);
  expect([later, first, second].sort()).toEqual([first, second, later]);
});

test('one exceeds every earlier one, also when the clock was set back', () => {
  const earlier = nextSequencer(NOW, []);
  expect(nextSequencer(NOW - 3_600_000, [undefined, earlier]) > earlier).toBe(true);
});
