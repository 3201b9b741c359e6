import { METRIC } from '../../../core/contract';
import { sourceKey } from '../../../core/video/object-keys';
import { AwsError } from '../../../lambdas/_shared/aws-error';
import { listWork } from '../../../lambdas/reconcile/list-work';
import { sweepFilm } from '../../../lambdas/reconcile/sweep-film';
import { MINUTE } from '../../core/video/sample-records';
import { VIDEO } from '../pipeline-stage';
import { SweepStage } from './sweep-stage';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let stage: SweepStage;

beforeEach(() => {
  stage = new SweepStage();
  hasTime = () => true;
});

let hasTime: () => boolean;

/** A sweep over the film, some time after it entered its status. */
async function sweepAfter(milliseconds: number): Promise<void> {
  stage.clock.advance(milliseconds);
  const { films } = await listWork(stage);
  await sweepFilm(stage, VIDEO, { jobs: films.get(VIDEO) ?? [], hasTime });
}

const message = { video: VIDEO, retry: 0, delaySeconds: 0 };

test('an upload that no notification told of is found, and start-transcode is sent its message', async () => {
  stage.film('uploading');
  stage.bucket.put(sourceKey(VIDEO), 'film', 'etag-of-the-object');
  await sweepAfter(20 * MINUTE);
  expect(stage.record).toMatchObject({ status: 'uploaded', source: { size: 4, eTag: 'etag-of-the-object' } });
  expect(stage.record).not.toHaveProperty('source.sequencer');
  expect(stage.uploadQueue.sent).toEqual([message]);
  expect(stage.repairs).toEqual(['lost_notification']);
});

test('an upload that came while nothing ran for a week is found before its time is up', async () => {
  stage.film('uploading');
  stage.bucket.put(sourceKey(VIDEO), 'film');
  await sweepAfter(8 * DAY);
  expect(stage.record).toMatchObject({ status: 'uploaded' });
  expect(stage.uploadQueue.sent).toEqual([message]);
  expect(stage.repairs).toEqual(['lost_notification']);
});

test('an upload that is not there is waited for, and fails when its time is up', async () => {
  stage.film('uploading');
  await sweepAfter(6 * DAY);
  expect(stage.record).toMatchObject({ status: 'uploading' });
  expect(stage.metrics.counted).toEqual([]);
  await sweepAfter(DAY);
  expect(stage.record).toMatchObject({ failure: { code: 'upload_abandoned' }, announced: true });
  expect(stage.repairs).toEqual(['time_up']);
});

test.each([
  'uploaded',
  'submitting-free',
  'submitting-leased',
  'submitting-in-doubt',
  'submitting-second-run',
])(
  'a film that is %s and that nobody has touched for long is sent to start-transcode, and nothing else',
  async sample => {
    const film = stage.film(sample);
    await sweepAfter(20 * MINUTE);
    expect(stage.uploadQueue.sent).toEqual([message]);
    expect(stage.record).toEqual({
      ...film,
      sentAgain: 1,
      updatedAt: stage.now(),
      revision: film.revision + 1,
    });
    expect(stage.mediaConvert.requests).toEqual([]);
    expect(stage.repairs).toEqual(['lost_message']);
  },
);

test('while the queue is long, a film is not sent anew by each sweep', async () => {
  stage.film('uploaded');
  for (let sweeps = 0; sweeps < 8; sweeps += 1) await sweepAfter(15 * MINUTE);
  expect(stage.uploadQueue.sent).toEqual([message, message]);
});

test.each([
  ['uploaded', DAY, 'not_submitted'],
  ['submitting-free', DAY, 'not_submitted'],
  ['submitting-leased', 2 * DAY, 'not_submitted'],
])('a film that is %s for too long fails, and the world hears why', async (sample, time, code) => {
  stage.film(sample);
  await sweepAfter(time);
  expect(stage.record).toMatchObject({ status: 'failed', failure: { code } });
  expect(stage.videoEvents.announced).toMatchObject([{ failure: { code } }]);
  expect(stage.metrics.counted.slice(0, 2)).toEqual([METRIC.failed, METRIC.repaired]);
});

test('a job that takes too long is canceled, and its film fails', async () => {
  stage.film('transcoding');
  stage.job({ status: 'PROGRESSING' });
  await sweepAfter(4 * DAY);
  expect(stage.mediaConvert.canceled).toEqual(['j1']);
  expect(stage.record).toMatchObject({
    failure: { code: 'transcode_too_long' },
    job: { kind: 'over', jobId: 'j1' },
    announced: true,
  });
});

test.each([0, 3 * DAY])(
  'a job complete without an event, made %d ms before it was asked for: ready',
  async age => {
    stage.film('transcoding');
    stage.output();
    stage.job({ status: 'COMPLETE', createdAt: stage.now() - age });
    await sweepAfter(20 * MINUTE);
    expect(stage.record).toMatchObject({ status: 'ready', announced: true });
    expect(stage.videoEvents.announced).toHaveLength(1);
    expect(stage.metrics.counted).toEqual([METRIC.ready, METRIC.repaired]);
    expect(stage.repairs).toEqual(['lost_event']);
  },
);

test('a truncated output is found by the sweep too', async () => {
  stage.film('transcoding');
  stage.output({ seconds: 20 });
  stage.job({ status: 'COMPLETE' });
  await sweepAfter(20 * MINUTE);
  expect(stage.record).toMatchObject({ failure: { code: 'source_truncated' }, announced: true });
});

test.each([0, 3 * DAY])(
  'a job that ended with error 1550 without an event (%d ms old): one next run',
  async age => {
    stage.film('transcoding');
    stage.job({ status: 'ERROR', errorCode: 1550, createdAt: stage.now() - age });
    await sweepAfter(20 * MINUTE);
    expect(stage.record).toMatchObject({
      status: 'submitting',
      attempt: { run: 'new-run-1', submission: 'new-submission-1' },
    });
    expect(stage.uploadQueue.sent).toEqual([message]);
    await sweepAfter(MINUTE);
    expect(stage.uploadQueue.sent).toEqual([message]);
  },
);

test('a running job without an event goes on, with its progress', async () => {
  stage.film('transcoding');
  stage.job({ status: 'PROGRESSING', percent: 80 });
  await sweepAfter(20 * MINUTE);
  expect(stage.record).toMatchObject({ status: 'transcoding', progress: 80 });
  expect(stage.metrics.counted).toEqual([]);
});

test('a sweep that comes by just before the event moves the film, and counts no repair', async () => {
  stage.film('transcoding');
  stage.output();
  stage.job({ status: 'COMPLETE' });
  await sweepAfter(MINUTE);
  expect(stage.record).toMatchObject({ status: 'ready', announced: true });
  expect(stage.metrics.counted).toEqual([METRIC.ready]);
});

test('a job that MediaConvert no longer knows fails its film, but not soon after it was made', async () => {
  stage.film('transcoding');
  await sweepAfter(20 * MINUTE - 1);
  expect(stage.record).toMatchObject({ status: 'transcoding' });
  await sweepAfter(1);
  expect(stage.record).toMatchObject({ failure: { code: 'job_missing' }, announced: true });
  expect(stage.repairs).toEqual(['lost_event']);
});

test('a job whose id nobody wrote down is adopted from the list', async () => {
  stage.film('submitting-in-doubt');
  stage.job({ status: 'PROGRESSING', percent: 10 });
  await sweepAfter(2 * MINUTE);
  expect(stage.record).toMatchObject({ status: 'transcoding', jobId: 'j1', progress: 10 });
});

test('of two jobs of one submission the further one is adopted, the other counted and canceled', async () => {
  stage.film('submitting-in-doubt');
  stage.job({ jobId: 'a', status: 'SUBMITTED' });
  stage.job({ jobId: 'b', status: 'PROGRESSING' });
  await sweepAfter(2 * MINUTE);
  expect(stage.record).toMatchObject({ status: 'transcoding', jobId: 'b' });
  expect(stage.mediaConvert.canceled).toEqual(['a']);
  expect(stage.metrics.counted).toContain(METRIC.secondJob);
  expect(stage.repairs).toEqual(['surplus_job']);
});

test('a second job beside a ready film is counted and canceled', async () => {
  const film = stage.film('ready');
  stage.job({ status: 'COMPLETE' });
  stage.job({ jobId: 'j2', status: 'PROGRESSING' });
  await sweepAfter(MINUTE);
  expect(stage.mediaConvert.canceled).toEqual(['j2']);
  expect(stage.metrics.counted).toEqual([METRIC.secondJob, METRIC.repaired]);
  const updatedAt = film.updatedAt + MINUTE;
  expect(stage.record).toEqual({ ...film, secondJobs: ['j2'], updatedAt, revision: film.revision + 1 });
});

test('a second job that is complete is news once, however many sweeps come by it', async () => {
  stage.film('ready');
  stage.job({ status: 'COMPLETE' });
  stage.job({ jobId: 'j2', status: 'COMPLETE' });
  for (let sweeps = 0; sweeps < 4; sweeps += 1) await sweepAfter(15 * MINUTE);
  expect(stage.metrics.counted).toEqual([METRIC.secondJob]);
  stage.job({ jobId: 'j3', status: 'COMPLETE' });
  await sweepAfter(15 * MINUTE);
  expect(stage.metrics.counted).toEqual([METRIC.secondJob, METRIC.secondJob]);
});

test('a second job whose count was not written down is counted again: none is missed', async () => {
  stage.film('ready');
  stage.job({ jobId: 'j2', status: 'COMPLETE' });
  stage.catalogue.beforeStore = () => {
    throw new AwsError({ operation: 'PutItem', status: 500 });
  };
  await expect(sweepAfter(MINUTE)).rejects.toThrow('PutItem');
  stage.catalogue.beforeStore = () => undefined;
  await sweepAfter(15 * MINUTE);
  await sweepAfter(15 * MINUTE);
  expect(stage.metrics.counted).toEqual([METRIC.secondJob, METRIC.secondJob]);
});

test('a job of a film that was removed is canceled', async () => {
  stage.job({ status: 'SUBMITTED' });
  await sweepAfter(MINUTE);
  expect(stage.mediaConvert.canceled).toEqual(['j1']);
  expect(stage.metrics.counted).toEqual([METRIC.repaired]);
});

test.each(['ready-unannounced', 'failed-job-none'])('a film that is %s is announced', async sample => {
  stage.film(sample);
  await sweepAfter(20 * MINUTE);
  expect(stage.record).toMatchObject({ announced: true });
  expect(stage.videoEvents.announced).toMatchObject([{ id: VIDEO }]);
  expect(stage.repairs).toEqual(['lost_announcement']);
});

test('a job that a failed film may have left behind is looked for twice, and then there is none', async () => {
  stage.film('failed-job-unknown');
  await sweepAfter(15 * MINUTE);
  expect(stage.record).toMatchObject({ job: { kind: 'unknown' } });
  await sweepAfter(15 * MINUTE);
  expect(stage.record).toMatchObject({ job: { kind: 'none' } });
});

test('a job that a failed film did leave behind is found by its input, and canceled', async () => {
  stage.film('failed-job-unknown');
  stage.job({ status: 'SUBMITTED', createdAt: stage.now() - 3 * DAY });
  await sweepAfter(15 * MINUTE);
  expect(stage.mediaConvert.canceled).toEqual(['j1']);
  expect(stage.record).toMatchObject({ job: { kind: 'over', jobId: 'j1' } });
});

test('a deleted film goes once its job is over, with all of its objects', async () => {
  stage.film('deleting-job-running');
  stage.job({ status: 'PROGRESSING' });
  await sweepAfter(MINUTE);
  expect(stage.mediaConvert.canceled).toEqual(['j1']);
  expect(stage.eraser.erased).toEqual([VIDEO]);
  expect(stage.record).toBeUndefined();
});

test('a deleted film stays while nobody can tell whether its job is over', async () => {
  stage.film('deleting-job-unknown');
  await sweepAfter(15 * MINUTE);
  expect(stage.eraser.erased).toEqual([]);
  expect(stage.record).toMatchObject({ status: 'deleting' });
});

test.each(['uploaded', 'submitting-leased', 'transcoding', 'ready', 'failed-job-over'])(
  'a film that is %s and has all that it needs is left alone',
  async sample => {
    const film = stage.film(sample);
    await sweepAfter(MINUTE / 2);
    expect(stage.record).toEqual(film);
    expect(stage.uploadQueue.sent).toEqual([]);
    expect(stage.videoEvents.announced).toEqual([]);
    expect(stage.metrics.counted).toEqual([]);
  },
);

test('a deleted film with more objects than there is time for is gone on with by the next sweep', async () => {
  stage.film('deleting-job-none');
  for (const name of ['a', 'b', 'c']) stage.bucket.put(`vod/${VIDEO}/r1/${name}`, name);
  let left = 2;
  hasTime = () => {
    left -= 1;
    return left >= 0;
  };
  await sweepAfter(MINUTE);
  expect([stage.bucket.keys.length, stage.catalogue.at(VIDEO)?.status]).toEqual([1, 'deleting']);
  left = 9;
  await sweepAfter(15 * MINUTE);
  expect([stage.bucket.keys, stage.catalogue.at(VIDEO)?.status]).toEqual([[], undefined]);
});
