import {
  CancelJobCommand,
  ConflictException,
  GetJobCommand,
  ListJobsCommand,
  MediaConvertClient,
  NotFoundException,
  SearchJobsCommand,
  TooManyRequestsException,
} from '@aws-sdk/client-mediaconvert';
import { mockClient } from 'aws-sdk-client-mock';
import { openMediaConvert } from '../../../lambdas/_shared/media-convert';
import { collect } from '../doubles/collect';

const QUEUE = 'arn:aws:mediaconvert:eu-central-1:1:queues/films';
const client = new MediaConvertClient({});
const service = mockClient(client);
const mediaConvert = openMediaConvert({ queue: QUEUE, client });

beforeEach(() => service.reset());

/** A job as the API gives it. */
const job = (id: string, seconds: number, more: object = {}) => ({
  Id: id,
  Status: 'PROGRESSING' as const,
  CreatedAt: new Date(seconds * 1000),
  Role: 'r',
  Settings: {},
  ...more,
});
const error = { message: QUEUE };

test('a job is told by what it says of itself', async () => {
  const UserMetadata = { video: 'v', run: 'r', submission: 's', other: 'o' };
  service.on(GetJobCommand).resolves({ Job: job('j1', 7, { UserMetadata, JobPercentComplete: 40 }) });
  expect(await mediaConvert.getJob('j1')).toEqual({
    jobId: 'j1',
    status: 'PROGRESSING',
    createdAt: 7000,
    video: 'v',
    run: 'r',
    submission: 's',
    percent: 40,
  });
  expect(service.commandCalls(GetJobCommand)[0]?.args[0].input).toEqual({ Id: 'j1' });
});

test('a failed job brings its error code', async () => {
  service.on(GetJobCommand).resolves({ Job: job('j1', 7, { Status: 'ERROR', ErrorCode: 1010 }) });
  expect(await mediaConvert.getJob('j1')).toEqual({
    jobId: 'j1',
    status: 'ERROR',
    createdAt: 7000,
    errorCode: 1010,
  });
});

test('a job that nobody knows is no error, a throttled call is', async () => {
  service
    .on(GetJobCommand)
    .rejectsOnce(new NotFoundException({ ...error, $metadata: { httpStatusCode: 404 } }))
    .rejects(new TooManyRequestsException({ ...error, $metadata: { httpStatusCode: 429 } }));
  expect(await mediaConvert.getJob('j1')).toBeUndefined();
  await expect(mediaConvert.getJob('j1')).rejects.toThrow('GetJob failed: 429 TooManyRequestsException');
});

test('recent jobs come from every page of the own queue, until one is too old', async () => {
  const pages = [
    { Jobs: [job('j4', 40), job('j3', 30)], NextToken: 'two' },
    { Jobs: [job('j2', 20), job('j1', 10)], NextToken: 'three' },
  ];
  const asked: object[] = [];
  service.on(ListJobsCommand).callsFake(input => {
    asked.push({ ...input });
    return pages[asked.length - 1];
  });
  const found = await collect(mediaConvert.recentJobs({ since: 20_000 }));
  expect(found.map(({ jobId }) => jobId)).toEqual(['j4', 'j3', 'j2']);
  const first = { Queue: QUEUE, Order: 'DESCENDING', MaxResults: 20 };
  expect(asked).toEqual([first, { ...first, NextToken: 'two' }]);
});

test('jobs of an input come from every page of the own queue', async () => {
  service
    .on(SearchJobsCommand)
    .resolvesOnce({ Jobs: [job('j2', 20)], NextToken: 'two' })
    .resolves({ Jobs: [job('j1', 10)] });
  const found = await collect(mediaConvert.jobsOfInput('s3://b/uploads/v/source'));
  expect(found.map(({ jobId }) => jobId)).toEqual(['j2', 'j1']);
  expect(service.commandCalls(SearchJobsCommand)[0]?.args[0].input).toMatchObject({
    Queue: QUEUE,
    InputFile: 's3://b/uploads/v/source',
    Order: 'DESCENDING',
  });
});

test('a look-up that breaks off is an error, not an end', async () => {
  service
    .on(ListJobsCommand)
    .resolvesOnce({ Jobs: [job('j2', 20)], NextToken: 'two' })
    .rejects(new TooManyRequestsException({ ...error, $metadata: { httpStatusCode: 429 } }));
  await expect(collect(mediaConvert.recentJobs({ since: 0 }))).rejects.toThrow(
    'ListJobs failed: 429 TooManyRequestsException',
  );
});

test('a job that is over, or unknown, is as good as canceled', async () => {
  service
    .on(CancelJobCommand)
    .resolvesOnce({})
    .rejectsOnce(new ConflictException({ ...error, $metadata: { httpStatusCode: 409 } }))
    .rejectsOnce(new NotFoundException({ ...error, $metadata: { httpStatusCode: 404 } }))
    .rejects(new TooManyRequestsException({ ...error, $metadata: { httpStatusCode: 429 } }));
  for (let call = 0; call < 3; call += 1) await mediaConvert.cancelJob('j1');
  await expect(mediaConvert.cancelJob('j1')).rejects.toThrow('CancelJob failed: 429');
  expect(service.commandCalls(CancelJobCommand)[0]?.args[0].input).toEqual({ Id: 'j1' });
});
