import { METRIC } from '../../../core/contract';
import { AwsError } from '../../../lambdas/_shared/aws-error';
import {
  ANSWER_LOST,
  BAD_REQUEST,
  BROKEN_AFTER,
  BROKEN_BEFORE,
  CALL_LOST,
  THROTTLED,
} from '../doubles/fake-media-convert';
import { notification, StartStage, s3Record, VIDEO } from './start-stage';

const MINUTE = 60_000;
const uploaded = notification(s3Record());
const next = (retry: number) => JSON.stringify({ video: VIDEO, retry });
let stage: StartStage;

beforeEach(() => {
  stage = new StartStage();
  stage.upload();
});

const record = () => stage.catalogue.at(VIDEO);
/** Tokens of the calls of CreateJob, each once. */
const tokens = () => [
  ...new Set(stage.mediaConvert.requests.map(({ ClientRequestToken }) => ClientRequestToken)),
];

test('a throttled job gives the lease back, and comes again later', async () => {
  stage.mediaConvert.fates.push(THROTTLED);
  expect(await stage.invoke(uploaded)).toEqual([]);
  expect(record()).toMatchObject({ status: 'submitting' });
  expect(record()).not.toHaveProperty('lease');
  expect(stage.uploadQueue.sent).toEqual([{ video: VIDEO, retry: 1, delaySeconds: 8 }]);
  expect(await stage.invoke(next(1))).toEqual([]);
  expect(record()).toMatchObject({ status: 'transcoding', jobId: 'job-1' });
});

test('an hour of throttling costs no film and makes one job', async () => {
  stage.mediaConvert.always = THROTTLED;
  const end = stage.clock.now() + 60 * MINUTE;
  stage.mediaConvert.beforeCall = () => {
    if (stage.clock.now() >= end) stage.mediaConvert.always = undefined;
  };
  await stage.deliver(uploaded);
  expect(stage.statusOf()).toBe('transcoding');
  expect(stage.mediaConvert.jobs).toHaveLength(1);
  expect(stage.mediaConvert.requests.length).toBeLessThan(30);
});

test('three notifications of one upload, all throttled for a while, make one job', async () => {
  stage.mediaConvert.fates.push(...Array.from({ length: 9 }, () => THROTTLED));
  await stage.deliver(notification(s3Record(), s3Record(), s3Record()));
  expect([stage.statusOf(), stage.mediaConvert.jobs.length]).toEqual(['transcoding', 1]);
});

test('a day of throttling fails the film, with the reason', async () => {
  stage.mediaConvert.always = THROTTLED;
  await stage.deliver(uploaded);
  expect(record()).toMatchObject({ status: 'failed', failure: { code: 'not_submitted' }, announced: true });
  expect(stage.metrics.counted).toEqual([METRIC.failed]);
});

test('a job that is refused for good fails the film at once, and the log names the setting', async () => {
  const refused = new AwsError({
    operation: 'CreateJob',
    status: 400,
    code: 'BadRequestException',
    detail: '/outputGroups/0',
  });
  stage.mediaConvert.beforeCall = operation => {
    if (operation === 'CreateJob') throw refused;
  };
  expect(await stage.invoke(uploaded)).toEqual([]);
  expect(record()).toMatchObject({ status: 'failed', failure: { code: 'job_refused' }, announced: true });
  expect(stage.log).toMatchObject([
    { level: 'warn', outcome: 'create_job_refused', code: '/outputGroups/0' },
    { level: 'info', outcome: 'failed', code: 'job_refused' },
  ]);
});

test('a bad request makes no second call', async () => {
  stage.mediaConvert.fates.push(BAD_REQUEST);
  await stage.deliver(uploaded);
  expect(stage.mediaConvert.requests).toHaveLength(1);
});

test.each([
  ['an error after which nobody knows', BROKEN_BEFORE],
  ['an error although the job was made', BROKEN_AFTER],
  ['a call that is lost', CALL_LOST],
  ['an answer that is lost', ANSWER_LOST],
])('%s is tried again with the same token within the lease, and makes one job', async (_, fate) => {
  stage.mediaConvert.fates.push(fate);
  expect(await stage.invoke(uploaded)).toEqual([]);
  expect([stage.statusOf(), tokens().length, stage.mediaConvert.jobs.length]).toEqual(['transcoding', 1, 1]);
  expect(stage.mediaConvert.requests).toHaveLength(2);
});

test('an unknown outcome is stored before the next call', async () => {
  const doubts: unknown[] = [];
  stage.mediaConvert.fates.push(CALL_LOST);
  stage.mediaConvert.beforeCall = operation => {
    const film = record();
    if (operation === 'CreateJob' && film?.status === 'submitting') doubts.push(film.lease?.inDoubt);
  };
  await stage.invoke(uploaded);
  expect(doubts).toEqual([false, true]);
});

test('after three calls without an answer the film waits for the lease to end, and the job is looked for', async () => {
  stage.mediaConvert.fates.push(ANSWER_LOST, CALL_LOST, THROTTLED);
  const begin = stage.clock.now();
  await stage.deliver(uploaded);
  expect(record()).toMatchObject({ status: 'transcoding', jobId: 'job-1' });
  expect(record()?.history.at(-1)?.why).toBe('job_seen_by_look_up');
  expect(stage.mediaConvert.requests).toHaveLength(3);
  expect(stage.clock.now() - begin).toBeGreaterThanOrEqual(MINUTE);
});

test('a job that nobody made is asked for again only after two empty look-ups, five minutes later', async () => {
  stage.mediaConvert.fates.push(CALL_LOST, CALL_LOST, CALL_LOST);
  const begin = stage.clock.now();
  await stage.deliver(uploaded);
  expect([stage.statusOf(), tokens().length, stage.mediaConvert.jobs.length]).toEqual(['transcoding', 1, 1]);
  expect((stage.mediaConvert.jobs[0]?.createdAt ?? 0) - begin).toBeGreaterThanOrEqual(6 * MINUTE);
});

test('a job that is hidden from look-ups for five minutes is found, and stays the only one', async () => {
  stage.mediaConvert.fates.push(ANSWER_LOST, CALL_LOST, CALL_LOST);
  stage.mediaConvert.hiddenUntil = stage.clock.now() + 5 * MINUTE;
  await stage.deliver(uploaded);
  expect(record()).toMatchObject({ status: 'transcoding', jobId: 'job-1' });
  expect(stage.mediaConvert.jobs).toHaveLength(1);
});

test('a job that was hidden for longer is found beside the second one, which is canceled and counted', async () => {
  stage.mediaConvert.fates.push(ANSWER_LOST, CALL_LOST, CALL_LOST, ANSWER_LOST, CALL_LOST, CALL_LOST);
  stage.mediaConvert.hiddenUntil = stage.clock.now() + 8 * MINUTE;
  await stage.deliver(uploaded);
  expect(record()).toMatchObject({ status: 'transcoding', jobId: 'job-1' });
  expect(stage.mediaConvert.jobs.map(({ status }) => status)).toEqual(['SUBMITTED', 'CANCELED']);
  expect(stage.metrics.counted).toEqual([METRIC.secondJob]);
});

test('a look-up that fails is no answer: the film waits, and nothing is asked for again', async () => {
  stage.mediaConvert.fates.push(ANSWER_LOST, CALL_LOST, CALL_LOST);
  stage.mediaConvert.lookUpError = new AwsError({ operation: 'ListJobs', status: 429 });
  const end = stage.clock.now() + 60 * MINUTE;
  stage.mediaConvert.beforeCall = () => {
    if (stage.clock.now() >= end) stage.mediaConvert.lookUpError = undefined;
  };
  await stage.deliver(uploaded);
  expect(record()).toMatchObject({ status: 'transcoding', jobId: 'job-1' });
  expect(stage.mediaConvert.requests).toHaveLength(3);
});

test('nobody calls while somebody else holds the lease', async () => {
  stage.mediaConvert.always = CALL_LOST;
  await stage.invoke(uploaded);
  const calls = stage.mediaConvert.requests.length;
  expect(await stage.invoke(uploaded)).toEqual([]);
  expect(stage.mediaConvert.requests).toHaveLength(calls);
  expect(stage.uploadQueue.sent.at(-1)?.delaySeconds).toBeGreaterThanOrEqual(60);
  expect(stage.log.at(-1)).toMatchObject({ outcome: 'waiting', code: 'not_yet' });
});

test('with too little time left the film is handed on, not begun', async () => {
  stage.remaining = () => 14_999;
  expect(await stage.invoke(uploaded)).toEqual([]);
  expect([stage.statusOf(), stage.mediaConvert.probed]).toEqual(['uploaded', []]);
  expect(stage.uploadQueue.sent).toHaveLength(1);
  stage.remaining = () => 30_000;
  await stage.invoke(next(1));
  expect(stage.statusOf()).toBe('transcoding');
});

test('a worker whose time is over before it has called gives the lease back', async () => {
  stage.remaining = () => (stage.mediaConvert.probed.length > 0 ? 14_999 : 30_000);
  await stage.invoke(uploaded);
  expect(record()).toMatchObject({ status: 'submitting' });
  expect(record()).not.toHaveProperty('lease');
  stage.remaining = () => 30_000;
  await stage.invoke(next(1));
  expect([stage.statusOf(), stage.mediaConvert.requests.length]).toEqual(['transcoding', 1]);
});

test('a worker whose time is over after a call without an answer does not', async () => {
  stage.mediaConvert.fates.push(ANSWER_LOST);
  stage.remaining = () => (stage.mediaConvert.requests.length > 0 ? 14_999 : 30_000);
  await stage.invoke(uploaded);
  expect(record()).toMatchObject({ status: 'submitting', lease: { inDoubt: true } });
});

test('a message that cannot be sent brings back the one that asked for it', async () => {
  stage.mediaConvert.fates.push(THROTTLED);
  stage.uploadQueue.beforeSend = () => {
    throw new AwsError({ operation: 'SendMessage', status: 503 });
  };
  expect(await stage.invoke(uploaded)).toEqual([0]);
  expect(stage.log.at(-1)).toMatchObject({ outcome: 'not_done', code: 'SendMessage failed: 503' });
});

test('a film whose end could not be announced is announced by the message that comes again', async () => {
  stage.mediaConvert.probeAnswer = undefined;
  let failures = 1;
  stage.videoEvents.beforeAnnounce = () => {
    if (failures-- > 0) throw new AwsError({ operation: 'Publish', status: 500 });
  };
  expect(await stage.invoke(uploaded)).toEqual([0]);
  expect(await stage.invoke(uploaded)).toEqual([]);
  expect(record()).toMatchObject({ status: 'failed', announced: true });
  expect(stage.metrics.counted).toEqual([METRIC.failed]);
});
