import { METRIC } from '../../../core/contract';
import { sourceKey } from '../../../core/video/object-keys';
import { AwsError } from '../../../lambdas/_shared/aws-error';
import { notification, PROBED, StartStage, s3Record, VIDEO } from './start-stage';

const [video, audio] = PROBED.Container.Tracks;
let stage: StartStage;

beforeEach(() => {
  stage = new StartStage();
  stage.upload();
});

test.each([
  ['a file that Probe refuses', undefined, 'source_unreadable'],
  ['a file without format and tracks', { Container: {} }, 'source_unreadable'],
  ['sound alone', { Container: { Format: 'mp4', Tracks: [audio] } }, 'no_video'],
  [
    'a container that is not taken',
    { Container: { Format: 'mkv2', Tracks: [video] } },
    'unsupported_container',
  ],
] as const)(
  '%s fails with its reason, is announced, and is no fault of the message',
  async (_, answer, code) => {
    stage.mediaConvert.probeAnswer = answer as typeof stage.mediaConvert.probeAnswer;
    expect(await stage.invoke(notification(s3Record()))).toEqual([]);
    expect(stage.catalogue.at(VIDEO)).toMatchObject({ status: 'failed', failure: { code }, announced: true });
    expect(stage.videoEvents.announced).toMatchObject([{ id: VIDEO, failure: { code } }]);
    expect(stage.metrics.counted).toEqual([METRIC.failed]);
    expect(stage.mediaConvert.requests).toEqual([]);
    expect(stage.log).toMatchObject([{ outcome: 'failed', code }]);
  },
);

test('an object that is gone fails the film, unprobed', async () => {
  stage.bucket.delete(sourceKey(VIDEO));
  expect(await stage.invoke(notification(s3Record()))).toEqual([]);
  expect(stage.catalogue.at(VIDEO)).toMatchObject({ failure: { code: 'source_missing' } });
  expect(stage.mediaConvert.probed).toEqual([]);
});

test('the object that lies in the bucket is the source, whatever the notification said', async () => {
  stage.bucket.put(sourceKey(VIDEO), 'a longer film', 'newer');
  await stage.invoke(notification(s3Record()));
  expect(stage.catalogue.at(VIDEO)).toMatchObject({
    status: 'transcoding',
    source: { size: 13, eTag: 'newer' },
  });
});

test.each([
  ['is throttled', { status: 429, code: 'TooManyRequestsException' }],
  ['breaks', { status: 503, code: 'ServiceUnavailable' }],
  ['does not answer', { code: 'TimeoutError' }],
])('while Probe %s the film waits', async (_, failure) => {
  stage.mediaConvert.probeAnswer = new AwsError({ operation: 'Probe', ...failure });
  expect(await stage.invoke(notification(s3Record()))).toEqual([]);
  expect(stage.uploadQueue.sent).toEqual([{ video: VIDEO, retry: 1, delaySeconds: 8 }]);
  expect(stage.statusOf()).toBe('uploaded');
  expect(stage.log).toMatchObject([{ outcome: 'waiting', code: failure.code, delaySeconds: 8 }]);
});

test('a Probe that is forbidden is a fault of the stack: the message comes again', async () => {
  stage.mediaConvert.probeAnswer = new AwsError({
    operation: 'Probe',
    status: 403,
    code: 'ForbiddenException',
  });
  expect(await stage.invoke(notification(s3Record()))).toEqual([0]);
  expect(stage.uploadQueue.sent).toEqual([]);
});

test('a film that Probe never answers for fails after a day, with the reason', async () => {
  stage.mediaConvert.probeAnswer = new AwsError({ operation: 'Probe', status: 500 });
  const begin = stage.clock.now();
  await stage.deliver(notification(s3Record()));
  expect(stage.catalogue.at(VIDEO)).toMatchObject({ status: 'failed', failure: { code: 'not_submitted' } });
  const hours = (stage.clock.now() - begin) / 3_600_000;
  expect(hours).toBeGreaterThanOrEqual(24);
  expect(hours).toBeLessThan(24.5);
});
