import { ourJob } from '../../../lambdas/_shared/job-news';
import { VIDEO } from '../pipeline-stage';

test('a job with our metadata is ours, with all that it says', () => {
  const job = { jobId: 'j1', status: 'ERROR', errorCode: 1550, video: VIDEO, submission: 's1' } as const;
  expect(ourJob(job)).toEqual(job);
});

test.each([
  {},
  { video: VIDEO },
  { submission: 's1' },
  { video: 'a film', submission: 's1' },
  { video: '', submission: 's1' },
  { video: VIDEO, submission: '' },
  { video: VIDEO, submission: 's'.repeat(65) },
])('a job with the metadata %j is somebody else’s', metadata => {
  expect(ourJob({ jobId: 'j1', ...metadata })).toBeUndefined();
});
