import {
  CancelJobCommand,
  CreateJobCommand,
  CreateQueueCommand,
  GetJobCommand,
  GetQueueCommand,
  ListJobsCommand,
  type ListJobsCommandInput,
  ListQueuesCommand,
  ProbeCommand,
  SearchJobsCommand,
} from '@aws-sdk/client-mediaconvert';
import { sourceFilmOf } from '../../../core/ladder/source-film-of';
import { MediaConvertBench } from './media-convert-bench';
import { scriptedTranscoder } from './scripted-transcoder';
import { QUEUE, ROLE, requestFor, VIDEO } from './wire-request';

const bench = new MediaConvertBench();
const { clock } = bench;

beforeAll(() => bench.start());
beforeEach(() => {
  bench.events.length = 0;
});

async function create(submission: string, client = bench.client()): Promise<string> {
  const answer = await client.send(new CreateJobCommand(requestFor(sourceFilmOf(), submission)));
  return answer.Job?.Id ?? '';
}

test('a job goes its whole way, and the SDK reads all of it', async () => {
  const { Job: created } = await bench.client().send(new CreateJobCommand(requestFor()));
  const now = new Date(Math.floor(clock.now() / 1000) * 1000);
  expect(created).toMatchObject({
    Queue: QUEUE,
    Role: ROLE,
    CreatedAt: now,
    ClientRequestToken: 'submission-1',
    UserMetadata: { video: VIDEO, run: '1', submission: 'submission-1' },
    Settings: requestFor().Settings,
  });
  expect(created?.Arn).toBe(`arn:aws:mediaconvert:us-east-1:000000000000:jobs/${created?.Id}`);
  await bench.service.idle();
  const { Job: done } = await bench.client().send(new GetJobCommand({ Id: created?.Id }));
  expect(done).toMatchObject({
    Status: 'COMPLETE',
    JobPercentComplete: 100,
    Timing: { SubmitTime: now, StartTime: now, FinishTime: now },
    UserMetadata: { video: VIDEO },
  });
  expect(done?.OutputGroupDetails?.[0]?.OutputDetails).toContainEqual({
    DurationInMs: 6000,
    VideoDetails: { WidthInPx: 1920, HeightInPx: 1080 },
  });
});

test('the film lies where the job wants it, with its media types', async () => {
  const keys = await bench.keys(`vod/${VIDEO}/1/`);
  const names = keys.map(key => key.slice(`vod/${VIDEO}/1/`.length));
  expect(names).toEqual(
    expect.arrayContaining([
      'images/poster.0000000.jpg',
      'images/poster.0000001.jpg',
      'index.m3u8',
      'index.mpd',
      'index_1080p.m3u8',
      'index_1080p_000000001.cmfv',
      'index_1080p_I-Frame.m3u8',
      'index_1080pinit.cmfv',
      'index_audio.m3u8',
      'index_audio_000000001.cmfa',
    ]),
  );
  expect((await bench.get(`vod/${VIDEO}/1/index.m3u8`)).contentType).toBe('application/vnd.apple.mpegurl');
});

test('a token brings the same job for a minute, and a new one after it', async () => {
  const first = await create('token');
  clock.advance(59_999);
  expect(await create('token')).toBe(first);
  clock.advance(1);
  expect(await create('token')).not.toBe(first);
  expect(await create('another token')).not.toBe(first);
  await bench.service.idle();
});

test('two requests with one token at the same time make one job', async () => {
  const ids = await Promise.all(Array.from({ length: 5 }, () => create('at once')));
  expect(new Set(ids).size).toBe(1);
  await bench.service.idle();
});

test('jobs are listed by queue and state, newest first, twenty at a time', async () => {
  await bench.start({ transcode: scriptedTranscoder({ clock, takes: 60_000 }) });
  for (let number = 0; number < 23; number++) await create(`listed ${number}`);
  const page = (input: ListJobsCommandInput) =>
    bench.client().send(new ListJobsCommand({ Queue: QUEUE, ...input }));
  const first = await page({});
  expect(first.Jobs).toHaveLength(20);
  expect(first.Jobs?.[0]?.ClientRequestToken).toBe('listed 22');
  const added = await create('made between two pages');
  const second = await page({ NextToken: first.NextToken });
  expect(second.Jobs?.[0]?.ClientRequestToken).toBe('listed 2');
  expect(second.Jobs?.map(({ Id }) => Id)).not.toContain(added);
  expect(second.NextToken).toBeUndefined();
  const oldest = await page({ Order: 'ASCENDING', MaxResults: 1 });
  expect(oldest.Jobs?.[0]?.ClientRequestToken).toBe('submission-1');
  const next = await page({ Order: 'ASCENDING', MaxResults: 1, NextToken: oldest.NextToken });
  expect(next.Jobs?.[0]?.ClientRequestToken).toBe('token');
  expect((await page({ Status: 'PROGRESSING' })).Jobs).toHaveLength(2);
  expect((await page({ Queue: 'Films', MaxResults: 2 })).Jobs).toHaveLength(2);
  expect((await page({ Queue: 'Others' })).Jobs).toEqual([]);
  await expect(page({ NextToken: 'x' })).rejects.toMatchObject({ name: 'BadRequestException' });
  await expect(page({ MaxResults: 21 })).rejects.toThrow(/maxResults/);
  await bench.start();
});

test('jobs are found by their source, or a part of its name', async () => {
  const search = (InputFile: string) =>
    bench.client().send(new SearchJobsCommand({ InputFile, Queue: QUEUE, MaxResults: 20 }));
  const { Jobs: found = [], NextToken } = await search(`s3://media/uploads/${VIDEO}/source`);
  expect(found).toHaveLength(20);
  expect(NextToken).toBeDefined();
  expect(found[0]?.UserMetadata).toMatchObject({ video: VIDEO });
  expect((await search('AAAAA')).Jobs).toHaveLength(20);
  expect((await search('uploads/B')).Jobs).toEqual([]);
});

test('look-ups may see a job late, and GetJob sees it at once', async () => {
  await bench.start({ lookUpDelay: () => 30_000 });
  const id = await create('hidden');
  await bench.service.idle();
  const seen = async () => {
    const { Jobs = [] } = await bench.client().send(new ListJobsCommand({ MaxResults: 1 }));
    return Jobs[0]?.Id === id;
  };
  expect(await seen()).toBe(false);
  expect((await bench.client().send(new GetJobCommand({ Id: id }))).Job?.Id).toBe(id);
  clock.advance(30_000);
  expect(await seen()).toBe(true);
  await bench.start();
});

test('a job that waits or runs can be canceled, and only that', async () => {
  await bench.start({ transcode: scriptedTranscoder({ clock, takes: 60_000 }) });
  const ids = await Promise.all(['a', 'b', 'c'].map(token => create(`cancel ${token}`)));
  const statusOf = async (Id: string) => (await bench.client().send(new GetJobCommand({ Id }))).Job?.Status;
  const cancel = (Id: string) => bench.client().send(new CancelJobCommand({ Id }));
  for (const id of ids) await cancel(id);
  expect(await Promise.all(ids.map(statusOf))).toEqual(['CANCELED', 'CANCELED', 'CANCELED']);
  await bench.service.idle();
  expect(bench.statuses().filter(status => status === 'CANCELED')).toHaveLength(3);
  expect(bench.statuses()).not.toContain('COMPLETE');
  await expect(cancel(ids[0] ?? '')).rejects.toMatchObject({ name: 'ConflictException' });
  await expect(cancel('unknown')).rejects.toMatchObject({ name: 'NotFoundException' });
  await bench.start();
});

test('queues are told of', async () => {
  const client = bench.client();
  const { Queue } = await client.send(new GetQueueCommand({ Name: 'Films' }));
  expect(Queue).toMatchObject({ Arn: QUEUE, Name: 'Films', Status: 'ACTIVE' });
  const waiting = bench.service.jobs().filter(({ status }) => status === 'SUBMITTED');
  expect(Queue?.SubmittedJobsCount).toBe(waiting.length);
  expect(Queue?.CreatedAt).toBeInstanceOf(Date);
  expect((await client.send(new ListQueuesCommand({}))).Queues).toEqual([Queue]);
  await expect(client.send(new GetQueueCommand({ Name: 'Others' }))).rejects.toMatchObject({
    name: 'NotFoundException',
  });
});

test('what local mode does not understand is refused by name, and makes no job', async () => {
  const before = bench.service.jobs().length;
  const client = bench.client();
  const request = { ...requestFor(), Priority: 3 };
  await expect(client.send(new CreateJobCommand(request))).rejects.toMatchObject({
    name: 'BadRequestException',
    message: 'Local MediaConvert does not understand priority.',
  });
  const elsewhere = { ...requestFor(), Queue: 'Others' };
  await expect(client.send(new CreateJobCommand(elsewhere))).rejects.toMatchObject({
    name: 'NotFoundException',
  });
  await expect(client.send(new CreateQueueCommand({ Name: 'new' }))).rejects.toThrow(
    'does not know POST /2017-08-29/queues',
  );
  await expect(client.send(new GetJobCommand({ Id: 'unknown' }))).rejects.toMatchObject({
    name: 'NotFoundException',
    message: 'There is no such job.',
  });
  expect(bench.service.jobs()).toHaveLength(before);
});

describe('IAM', () => {
  const asRole = (statements: readonly unknown[]) =>
    bench.client(
      bench.credentials.add({
        kind: 'role',
        arn: 'arn:aws:iam::000000000000:role/Caller',
        policies: [{ Statement: statements }],
      }),
    );
  const allow = (Action: string, Resource: string, Condition?: unknown) => ({
    Effect: 'Allow',
    Action,
    Resource,
    ...(Condition !== undefined && { Condition }),
  });
  const toMediaConvert = { StringEquals: { 'iam:PassedToService': 'mediaconvert.amazonaws.com' } };

  test('a job needs the queue, and the right to pass its role to MediaConvert', async () => {
    const onQueue = allow('mediaconvert:CreateJob', QUEUE);
    const denied = { name: 'AccessDeniedException', $metadata: { httpStatusCode: 403 } };
    const pass = (Resource: string, condition: unknown) => [
      onQueue,
      allow('iam:PassRole', Resource, condition),
    ];
    await expect(create('iam', asRole([onQueue]))).rejects.toMatchObject(denied);
    await expect(create('iam', asRole(pass(`${ROLE}Other`, toMediaConvert)))).rejects.toMatchObject(denied);
    const toOthers = { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } };
    await expect(create('iam', asRole(pass(ROLE, toOthers)))).rejects.toMatchObject(denied);
    await expect(create('iam', asRole(pass(ROLE, toMediaConvert)))).resolves.toBeTruthy();
    await bench.service.idle();
  });

  test('what is asked is told, with the caller, for each call', async () => {
    const seen: unknown[] = [];
    const stop = bench.calls.watch(({ service, operation, asked, allowed }) => {
      if (service === 'mediaconvert') seen.push({ operation, asked, allowed });
      return undefined;
    });
    const id = await create('seen');
    await bench.service.idle();
    await bench.client().send(new ListJobsCommand({}));
    await expect(
      asRole([]).send(new SearchJobsCommand({ Queue: 'Films', InputFile: '' })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await bench.client().send(new GetJobCommand({ Id: id }));
    stop();
    const jobs = 'arn:aws:mediaconvert:us-east-1:000000000000';
    expect(seen).toEqual([
      {
        operation: 'CreateJob',
        asked: [
          { action: 'mediaconvert:CreateJob', resource: QUEUE },
          {
            action: 'iam:PassRole',
            resource: ROLE,
            context: { 'iam:PassedToService': 'mediaconvert.amazonaws.com' },
          },
        ],
        allowed: true,
      },
      {
        operation: 'ListJobs',
        asked: [{ action: 'mediaconvert:ListJobs', resource: `${jobs}:queues/*` }],
        allowed: true,
      },
      {
        operation: 'SearchJobs',
        asked: [{ action: 'mediaconvert:SearchJobs', resource: QUEUE }],
        allowed: false,
      },
      {
        operation: 'GetJob',
        asked: [{ action: 'mediaconvert:GetJob', resource: `${jobs}:jobs/${id}` }],
        allowed: true,
      },
    ]);
  });

  test('Probe reads a file with the rights of who asks', async () => {
    const probe = (client = bench.client(), key = `uploads/${VIDEO}/source`) =>
      client.send(new ProbeCommand({ InputFiles: [{ FileUrl: `s3://media/${key}` }] }));
    const mayProbe = allow('mediaconvert:Probe', '*');
    await expect(probe(asRole([mayProbe]))).rejects.toMatchObject({ name: 'ForbiddenException' });
    const mayRead = allow('s3:GetObject', 'arn:aws:s3:::media/uploads/*');
    const { ProbeResults = [] } = await probe(asRole([mayProbe, mayRead]));
    expect(ProbeResults[0]?.Container?.Format).toBe('mp4');
    await expect(probe(bench.client(), 'uploads/nothing/source')).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });
});

test('an answer that is lost leaves a job, which its token finds', async () => {
  const stop = bench.calls.watch(({ operation }) =>
    operation === 'CreateJob' ? { kind: 'lose_answer' } : undefined,
  );
  await expect(create('lost')).rejects.toThrow();
  stop();
  const made = bench.service.jobs().filter(({ request }) => request.clientRequestToken === 'lost');
  expect(made).toHaveLength(1);
  expect(await create('lost')).toBe(made[0]?.id);
  await bench.service.idle();
});
