import { METRIC } from '../../../core/contract';
import { AwsError } from '../../../lambdas/_shared/aws-error';
import { createHandler } from '../../../lambdas/finish-transcode/handler';
import { MINUTE } from '../../core/video/sample-records';
import { CHILDREN, PIPELINE_ENV, PipelineStage, VIDEO } from '../pipeline-stage';
import { jobEvent } from './job-event';

let stage: PipelineStage;
let handle: (event: unknown) => Promise<void>;
let lines: unknown[];

beforeEach(() => {
  stage = new PipelineStage();
  stage.clock.advance(5 * MINUTE);
  lines = [];
  let names = 0;
  handle = createHandler({
    env: PIPELINE_ENV,
    now: stage.now,
    random: size => {
      names += 1;
      return Buffer.alloc(size, names);
    },
    open: () => stage,
    log: line => lines.push(JSON.parse(line)),
  });
});

const COMPLETE = jobEvent({ status: 'COMPLETE' });

test('a film whose job is complete and whose output is whole is ready, counted and announced', async () => {
  stage.film('transcoding');
  stage.output();
  await handle(COMPLETE);
  expect(stage.record).toMatchObject({ status: 'ready', durationSeconds: 60, announced: true });
  expect(stage.metrics.counted).toEqual([METRIC.ready]);
  expect(stage.videoEvents.announced).toMatchObject([{ id: VIDEO, status: 'ready' }]);
  expect(stage.uploadQueue.sent).toEqual([]);
});

test('an output shorter than the probe has promised fails as source_truncated, and the world hears why', async () => {
  stage.film('transcoding');
  stage.output({ seconds: 58.7 });
  await handle(COMPLETE);
  expect(stage.record).toMatchObject({ status: 'failed', failure: { code: 'source_truncated' } });
  expect(stage.metrics.counted).toEqual([METRIC.failed]);
  expect(stage.videoEvents.announced).toMatchObject([{ failure: { code: 'source_truncated' } }]);
});

test('an output shorter by no more than two per cent is whole', async () => {
  stage.film('transcoding');
  stage.output({ seconds: 58.8 });
  await handle(COMPLETE);
  expect(stage.record).toMatchObject({ status: 'ready', durationSeconds: 58.8 });
});

test.each(['index.m3u8', 'index.mpd', ...CHILDREN])(
  'a film without %s fails as output_missing',
  async name => {
    stage.film('transcoding');
    stage.output();
    stage.bucket.delete(`vod/${VIDEO}/r1/${name}`);
    await handle(COMPLETE);
    expect(stage.record).toMatchObject({ status: 'failed', failure: { code: 'output_missing' } });
  },
);

test('while S3 fails nothing is decided; the event that comes again finds the film', async () => {
  stage.film('transcoding');
  stage.output();
  stage.bucket.beforeCall = () => {
    throw new AwsError({ operation: 'GetObject', status: 503, code: 'SlowDown' });
  };
  await expect(handle(COMPLETE)).rejects.toThrow('GetObject failed: 503 SlowDown');
  expect(stage.record).toMatchObject({ status: 'transcoding' });
  stage.bucket.beforeCall = () => undefined;
  await handle(COMPLETE);
  expect(stage.record).toMatchObject({ status: 'ready' });
});

test('what it meets on a film is one line with the film’s id and the reason, and nothing of the event', async () => {
  stage.film('transcoding');
  stage.catalogue.beforeCall = operation => {
    throw new AwsError({ operation, status: 503, code: 'ServiceUnavailable' });
  };
  await expect(handle(COMPLETE)).rejects.toThrow();
  expect(lines).toEqual([
    {
      ...{ level: 'error', function: 'finish-transcode', video: VIDEO, outcome: 'not_done' },
      code: 'GetItem failed: 503 ServiceUnavailable',
    },
  ]);
});

test.each([1550, 1999, 3450, 3451])('error %d leads to one next run, and to no second', async errorCode => {
  stage.film('transcoding');
  await handle(jobEvent({ status: 'ERROR', errorCode }));
  const first = stage.record;
  expect(first).toMatchObject({
    status: 'submitting',
    attempt: { earlier: { run: 'r1', submission: 's1', jobId: 'j1' } },
  });
  expect(stage.uploadQueue.sent).toEqual([{ video: VIDEO, retry: 0, delaySeconds: 0 }]);
  expect(stage.metrics.counted).toEqual([]);

  const submission = first?.status === 'submitting' ? first.attempt.submission : '';
  await handle(jobEvent({ status: 'ERROR', errorCode, jobId: 'j2', submission }));
  expect(stage.record).toMatchObject({
    status: 'failed',
    failure: { code: 'transcoder_fault', jobErrorCode: errorCode },
    announced: true,
  });
  expect(stage.uploadQueue.sent).toHaveLength(1);
});

test('any other error fails the film for the reason that the code stands for', async () => {
  stage.film('transcoding');
  await handle(jobEvent({ status: 'ERROR', errorCode: 1030 }));
  expect(stage.record).toMatchObject({ status: 'failed', failure: { code: 'unsupported_codec' } });
  expect(stage.uploadQueue.sent).toEqual([]);
});

test('a canceled job fails its film', async () => {
  stage.film('transcoding');
  await handle(jobEvent({ status: 'CANCELED' }));
  expect(stage.record).toMatchObject({ status: 'failed', failure: { code: 'job_canceled' } });
});

test('progress is written down, and neither counted nor announced', async () => {
  stage.film('transcoding');
  await handle(jobEvent({ status: 'STATUS_UPDATE', percent: 55 }));
  expect(stage.record).toMatchObject({ status: 'transcoding', progress: 55 });
  expect(stage.metrics.counted).toEqual([]);
  expect(stage.videoEvents.announced).toEqual([]);
});

test('an event that overtakes CreateJob’s answer is of our own job', async () => {
  stage.film('submitting-leased');
  stage.output();
  await handle(COMPLETE);
  expect(stage.record).toMatchObject({ status: 'ready', jobId: 'j1' });
  expect(stage.path).toEqual(['submitting', 'transcoding', 'ready']);
});

test('a second job is counted and canceled, and the film goes on with the first', async () => {
  stage.film('transcoding');
  stage.job({ jobId: 'j2', status: 'PROGRESSING' });
  await handle(jobEvent({ status: 'STATUS_UPDATE', jobId: 'j2', percent: 90 }));
  expect(stage.mediaConvert.canceled).toEqual(['j2']);
  expect(stage.metrics.counted).toEqual([METRIC.secondJob]);
  expect(stage.record).toMatchObject({ status: 'transcoding', jobId: 'j1', progress: 40 });
});

test('a second job that is complete is counted; what it wrote is not looked at', async () => {
  stage.film('transcoding');
  stage.bucket.beforeCall = () => {
    throw new AwsError({ operation: 'HeadObject', status: 503 });
  };
  await handle(jobEvent({ status: 'COMPLETE', jobId: 'j2', submission: 's2' }));
  expect(stage.mediaConvert.canceled).toEqual([]);
  expect(stage.metrics.counted).toEqual([METRIC.secondJob]);
  expect(stage.record).toMatchObject({ status: 'transcoding' });
});

test('the job of a film that was removed is canceled, and alarms nobody', async () => {
  stage.job({ status: 'PROGRESSING' });
  await handle(jobEvent({ status: 'STATUS_UPDATE', percent: 5 }));
  expect(stage.mediaConvert.canceled).toEqual(['j1']);
  expect(stage.metrics.counted).toEqual([]);
});

test('an announcement that failed is made by the event that comes again; the film counts once', async () => {
  stage.film('transcoding');
  stage.output();
  stage.videoEvents.beforeAnnounce = () => {
    throw new AwsError({ operation: 'Publish', status: 500 });
  };
  await expect(handle(COMPLETE)).rejects.toThrow('Publish failed');
  expect(stage.record).toMatchObject({ status: 'ready', announced: false });
  stage.videoEvents.beforeAnnounce = () => undefined;
  await handle(COMPLETE);
  expect(stage.record).toMatchObject({ status: 'ready', announced: true });
  expect(stage.metrics.counted).toEqual([METRIC.ready]);
});

test('a message for the next run that was not sent is sent by the event that comes again', async () => {
  stage.film('transcoding');
  const error = jobEvent({ status: 'ERROR', errorCode: 1999 });
  stage.uploadQueue.beforeSend = () => {
    throw new AwsError({ operation: 'SendMessage', status: 500 });
  };
  await expect(handle(error)).rejects.toThrow('SendMessage failed');
  stage.uploadQueue.beforeSend = () => undefined;
  await handle(error);
  expect(stage.uploadQueue.sent).toEqual([{ video: VIDEO, retry: 0, delaySeconds: 0 }]);
  expect(stage.path).toEqual(['transcoding', 'submitting']);
});

test('an event that is none of ours asks nobody anything', async () => {
  stage.catalogue.beforeCall = () => {
    throw new AwsError({ operation: 'GetItem', status: 500 });
  };
  await handle(jobEvent({ status: 'COMPLETE', queue: 'arn:aws:mediaconvert:eu-west-1:1:queues/other' }));
});

test('an event that cannot be understood is thrown, for the dead-letter queue', async () => {
  await expect(handle({ detail: {} })).rejects.toThrow('event: not a state change of a job');
});

test('an environment without the table fails by its name, before anything is decided', async () => {
  const { CATALOGUE_TABLE: _, ...env } = PIPELINE_ENV;
  stage.film('transcoding');
  const log = () => undefined;
  const broken = createHandler({ env, now: stage.now, random: Buffer.alloc, open: () => stage, log });
  await expect(broken(COMPLETE)).rejects.toThrow('CATALOGUE_TABLE must be the name of a table');
  expect(stage.catalogue.written).toEqual([]);
});
