import { targetDuration } from '../../../../local/packager/hls/target-duration';

test('no rounded length is above the target duration, and it is never zero', () => {
  expect(targetDuration([{ seconds: 6.49 }, { seconds: 6 }])).toBe(6);
  expect(targetDuration([{ seconds: 6.5 }])).toBe(7);
  expect(targetDuration([{ seconds: 0.2 }])).toBe(1);
});
