import { isSettled } from '../../../core/video/is-settled';
import type { VideoRecord } from '../../../core/video/record';
import { SAMPLES } from './sample-records';

const settled = Object.entries(SAMPLES)
  .filter((sample): sample is [string, VideoRecord] => sample[1] !== undefined && isSettled(sample[1]))
  .map(([state]) => state);

test('nothing is left to do for a film that has ended and was announced, once its job is over', () => {
  expect(settled).toEqual(['ready', 'failed-job-over']);
});
