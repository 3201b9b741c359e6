import { METRIC } from '../../../core/contract';
import { sourceKey } from '../../../core/video/object-keys';
import { AwsError } from '../../../lambdas/_shared/aws-error';
import { notification, OTHER, StartStage, s3Record, TITLE, VIDEO } from './start-stage';

let stage: StartStage;

beforeEach(() => {
  stage = new StartStage();
});

test('an upload becomes one job, under the token of the recorded attempt', async () => {
  stage.upload();
  expect(await stage.invoke(notification(s3Record()))).toEqual([]);
  const record = stage.catalogue.at(VIDEO);
  expect(record).toMatchObject({
    status: 'transcoding',
    jobId: 'job-1',
    source: {
      size: 6,
      eTag: 'etag',
      sequencer: '0A',
      codecs: { video: 'AVC', audio: 'AAC' },
      film: { container: 'mp4', durationSeconds: 60 },
    },
    attempt: { renditions: [{ name: '720p' }, { name: '540p' }, { name: '360p' }, { name: '234p' }] },
  });
  const [request, ...others] = stage.mediaConvert.requests;
  expect(others).toEqual([]);
  const attempt = record?.status === 'transcoding' ? record.attempt : undefined;
  expect(request).toMatchObject({
    Role: 'arn:aws:iam::1:role/jobs',
    Queue: 'arn:aws:mediaconvert:eu-central-1:1:queues/films',
    ClientRequestToken: attempt?.submission,
    UserMetadata: { video: VIDEO, run: attempt?.run, submission: attempt?.submission },
    Settings: { Inputs: [{ FileInput: `s3://media/${sourceKey(VIDEO)}` }] },
  });
  expect(stage.mediaConvert.probed).toEqual([`s3://media/${sourceKey(VIDEO)}`]);
});

test('the intent is stored before the job is asked for, and the job after it was answered', async () => {
  stage.upload();
  await stage.invoke(notification(s3Record()));
  expect(stage.catalogue.written.map(({ status }) => status)).toEqual([
    'uploaded',
    'submitting',
    'transcoding',
  ]);
});

test('the same notification three times makes one job', async () => {
  stage.upload();
  const body = notification(s3Record());
  expect(await stage.invoke(body, body)).toEqual([]);
  expect(await stage.invoke(body)).toEqual([]);
  expect(stage.mediaConvert.requests).toHaveLength(1);
});

test('of two uploads under one key the later one counts, in whatever order S3 tells of them', async () => {
  stage.upload(VIDEO, 'second');
  stage.mediaConvert.probeAnswer = new AwsError({ operation: 'Probe', status: 429 });
  await stage.invoke(notification(s3Record({ eTag: 'second', sequencer: '0B' })));
  await stage.invoke(notification(s3Record({ eTag: 'first', sequencer: '0A' })));
  expect(stage.catalogue.at(VIDEO)).toMatchObject({ source: { eTag: 'second', sequencer: '0B' } });
});

test('several records of one message are all taken', async () => {
  stage.upload(VIDEO);
  stage.upload(OTHER);
  const body = notification(s3Record(), s3Record({ key: sourceKey(OTHER) }));
  expect(await stage.invoke(body)).toEqual([]);
  expect([stage.statusOf(VIDEO), stage.statusOf(OTHER)]).toEqual(['transcoding', 'transcoding']);
});

test('a record that is not understood brings the message back, and keeps no other from being taken', async () => {
  stage.upload();
  const body = notification(s3Record({ key: '%E0%A4%A' }), s3Record());
  expect(await stage.invoke(body)).toEqual([0]);
  expect(stage.statusOf()).toBe('transcoding');
});

test('of a batch only those messages come again that were not done', async () => {
  stage.upload();
  expect(await stage.invoke('poison', notification(s3Record()), '{}')).toEqual([0, 2]);
  expect(stage.statusOf()).toBe('transcoding');
});

test('the test event is acknowledged', async () => {
  const event = { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'media' };
  expect(await stage.invoke(JSON.stringify(event))).toEqual([]);
  expect(stage.log).toEqual([{ level: 'info', function: 'start-transcode', outcome: 'test_event' }]);
});

test('an object with another key is counted and acknowledged', async () => {
  expect(await stage.invoke(notification(s3Record({ key: 'uploads/a+b/source' })))).toEqual([]);
  expect(stage.metrics.counted).toEqual([METRIC.unannouncedUpload]);
  expect(stage.catalogue.written).toEqual([]);
});

test('an object that no record announced is counted and left alone', async () => {
  stage.bucket.put(sourceKey(VIDEO), 'a film');
  expect(await stage.invoke(notification(s3Record()))).toEqual([]);
  expect(stage.metrics.counted).toEqual([METRIC.unannouncedUpload]);
  expect([stage.catalogue.written, stage.mediaConvert.probed]).toEqual([[], []]);
});

test('an object in the place of a source that a job was asked for is counted and changes nothing', async () => {
  stage.upload();
  await stage.invoke(notification(s3Record()));
  const film = stage.catalogue.at(VIDEO);
  expect(await stage.invoke(notification(s3Record({ eTag: 'other', sequencer: 'FF' })))).toEqual([]);
  expect(stage.metrics.counted).toEqual([METRIC.unannouncedUpload]);
  expect(stage.log).toContainEqual(expect.objectContaining({ video: VIDEO, code: 'source_fixed' }));
  expect(stage.catalogue.at(VIDEO)).toEqual(film);
  await stage.invoke(notification(s3Record({ sequencer: 'FF' })));
  expect(stage.metrics.counted).toHaveLength(1);
});

test('with ingest any, such an object becomes a private film of the operator', async () => {
  stage = new StartStage({ INGEST: 'any' });
  stage.bucket.put(sourceKey(VIDEO), 'a film');
  expect(await stage.invoke(notification(s3Record()))).toEqual([]);
  expect(stage.catalogue.at(VIDEO)).toMatchObject({
    status: 'transcoding',
    owner: 'operator',
    title: VIDEO,
    visibility: 'private',
  });
  expect(stage.metrics.counted).toEqual([]);
});

test('with ingest any, the late news of a film that was removed does not bring it back', async () => {
  stage = new StartStage({ INGEST: 'any' });
  expect(await stage.invoke(notification(s3Record()))).toEqual([]);
  expect(stage.catalogue.written).toEqual([]);
});

test('a message about a film that was removed is acknowledged', async () => {
  expect(await stage.invoke(JSON.stringify({ video: VIDEO, retry: 4 }))).toEqual([]);
  expect(stage.log).toMatchObject([{ video: VIDEO, outcome: 'no_record' }]);
});

test('an environment that is not whole fails the whole batch', async () => {
  stage = new StartStage({ INGEST: 'secret' });
  await expect(stage.invoke('{}')).rejects.toThrow(/^environment: INGEST must be one of announced, any$/);
});

test('a table that is lost brings the message back, and is told by its error code', async () => {
  stage.upload();
  stage.catalogue.beforeCall = operation => {
    throw new AwsError({ operation, status: 400, code: 'ResourceNotFoundException' });
  };
  expect(await stage.invoke(notification(s3Record()))).toEqual([0]);
  expect(stage.log).toEqual([
    {
      level: 'error',
      function: 'start-transcode',
      video: VIDEO,
      outcome: 'not_done',
      code: 'GetItem failed: 400 ResourceNotFoundException',
    },
  ]);
});

test('a line for each outcome names the film, and no key, URL, title or token', async () => {
  stage.upload();
  await stage.invoke('poison', notification(s3Record(), s3Record({ key: 'uploads/a/source' }), 7));
  expect(stage.log.map(({ outcome, video }) => [outcome, video])).toEqual([
    ['not_done', undefined],
    ['transcoding', VIDEO],
    ['not_ours', undefined],
    ['not_done', undefined],
  ]);
  const { submission = '' } = stage.mediaConvert.requests[0]?.UserMetadata ?? {};
  for (const secret of ['uploads', 's3:', 'https:', 'arn:', 'etag', TITLE, submission]) {
    expect(stage.lines.join()).not.toContain(secret);
  }
});
