import { AwsError } from '../../../lambdas/_shared/aws-error';
import { jobFact } from '../../../lambdas/_shared/job-fact';
import type { JobNews } from '../../../lambdas/_shared/job-news';
import { mediaPlaylist, PipelineStage, VIDEO } from '../pipeline-stage';

const news = (status: JobNews['status'], more: Partial<JobNews> = {}): JobNews => ({
  jobId: 'j1',
  video: VIDEO,
  submission: 's1',
  status,
  ...more,
});

let stage: PipelineStage;

beforeEach(() => {
  stage = new PipelineStage();
});

test.each([
  [news('SUBMITTED'), { kind: 'job_seen', by: 'look_up' }],
  [news('PROGRESSING', { percent: 7 }), { kind: 'job_seen', by: 'look_up', percent: 7 }],
  [news('CANCELED'), { kind: 'job_canceled' }],
  [news('ERROR', { errorCode: 1030 }), { kind: 'job_error', errorCode: 1030 }],
  [news('ERROR'), { kind: 'job_error', errorCode: 1999 }],
])('%j is %j', async (told, fact) => {
  expect(await jobFact(stage, told, 'look_up')).toMatchObject({ jobId: 'j1', submission: 's1', ...fact });
});

test('each error brings names of its own for the run that may follow', async () => {
  const names = await Promise.all([1, 2].map(() => jobFact(stage, news('ERROR'), 'event')));
  expect(names).toMatchObject([{ next: { run: 'new-run-1' } }, { next: { run: 'new-run-2' } }]);
});

test('a complete job is judged by what lies in the folder of the run that its film waits for', async () => {
  stage.film('transcoding');
  stage.output({ seconds: 59.5 });
  const fact = await jobFact(stage, news('COMPLETE'), 'event');
  expect(fact).toMatchObject({ verdict: { whole: true, durationSeconds: 59.5 } });
});

test.each([
  ['mp4', false],
  ['mpegts', false],
  ['matroska', true],
  ['webm', true],
  ['asf', true],
] as const)(
  'whether a film in %s is whole whose sound alone is as long as it promised: %p',
  async (container, whole) => {
    const film = stage.film('transcoding');
    if (film.status !== 'transcoding') throw new TypeError('the sample has no job');
    const { source } = film;
    stage.catalogue.put({ ...film, source: { ...source, film: { ...source.film, container } } });
    stage.output({ seconds: 40 });
    stage.bucket.put(`vod/${VIDEO}/r1/index_audio.m3u8`, mediaPlaylist(60));
    expect(await jobFact(stage, news('COMPLETE'), 'event')).toMatchObject({ verdict: { whole } });
  },
);

test.each([
  'absent',
  'uploaded',
  'ready',
  'failed-job-unknown',
  'deleting-job-running',
  'transcoding-second-run',
])('where the film is %s and waits for no such job, a complete one costs no call of S3', async sample => {
  if (sample !== 'absent') stage.film(sample);
  stage.bucket.beforeCall = operation => {
    throw new AwsError({ operation, status: 500 });
  };
  const earlier = news('COMPLETE', { jobId: 'j0', submission: 's0' });
  await expect(jobFact(stage, earlier, 'event')).resolves.toMatchObject({ kind: 'job_complete' });
});
