import type { VideoRecord } from '../../../core/video/record';
import { viewersOf } from '../../../core/video/viewers';
import { SAMPLES } from './sample-records';

const records = Object.entries(SAMPLES).filter(
  (sample): sample is [string, VideoRecord] => sample[1] !== undefined,
);

test.each(records)('%s: others may know of a film when it is ready, as its visibility says', (_, record) => {
  const isReady = record.status === 'ready';
  const seen = (['private', 'members', 'public'] as const).map(visibility =>
    viewersOf({ ...record, visibility }),
  );
  expect(seen).toEqual(isReady ? [undefined, 'members', 'public'] : [undefined, undefined, undefined]);
});
