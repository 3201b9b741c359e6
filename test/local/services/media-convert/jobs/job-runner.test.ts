import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CancelJobCommand, CreateJobCommand } from '@aws-sdk/client-mediaconvert';
import { PackagerError } from '../../../../../local/packager/packager-error';
import { JobFault } from '../../../../../local/services/media-convert/jobs/job-fault';
import { sourceFilmOf } from '../../../../core/ladder/source-film-of';
import { until } from '../../../until';
import { MediaConvertBench } from '../media-convert-bench';
import { FILM, scriptedProbe } from '../scripted-probe';
import { scriptedTranscoder } from '../scripted-transcoder';
import { QUEUE, ROLE, requestFor, VIDEO } from '../wire-request';

const bench = new MediaConvertBench();
const { clock } = bench;
const HOUR = 3_600_000;

beforeEach(() => {
  bench.events.length = 0;
});

async function create(submission: string, change: object = {}): Promise<string> {
  const request = { ...requestFor(sourceFilmOf(), submission), ...change };
  const { Job } = await bench.client().send(new CreateJobCommand(request));
  return Job?.Id ?? '';
}

const job = (id: string) => bench.service.jobs().find(one => one.id === id);
const tick = () => new Promise(resolve => setImmediate(resolve));

const running = () => bench.service.jobs().filter(({ status }) => status === 'PROGRESSING');

test('two jobs run at a time, in the order in which they were made', async () => {
  const order: string[] = [];
  const script = scriptedTranscoder({ clock, takes: HOUR });
  await bench.start({
    transcode: (transcodeJob, options) => {
      order.push(transcodeJob.source);
      return script(transcodeJob, options);
    },
  });
  const ids: string[] = [];
  for (const token of ['first', 'second', 'third', 'fourth']) ids.push(await create(token));
  await until(() => order.length === 2);
  expect(running().map(({ id }) => id)).toEqual(ids.slice(0, 2));
  clock.advance(HOUR);
  await until(() => order.length === 4);
  expect(running().map(({ id }) => id)).toEqual(ids.slice(2));
  clock.advance(HOUR);
  await bench.service.idle();
  expect(ids.map(id => job(id)?.status)).toEqual(Array(4).fill('COMPLETE'));
  expect(order.map(path => ids.findIndex(id => path.includes(id)))).toEqual([0, 1, 2, 3]);
});

test('the sound is in the language that the source says, not in one of the job', async () => {
  const tracks = FILM.container.tracks.map(track => ({
    ...track,
    audioProperties: track.audioProperties && { ...track.audioProperties, languageCode: 'deu' },
  }));
  const languages: unknown[] = [];
  const script = scriptedTranscoder();
  await bench.start({
    probe: scriptedProbe({ container: { ...FILM.container, tracks } }),
    transcode: (transcodeJob, options) => {
      languages.push(transcodeJob.audio?.language);
      return script(transcodeJob, options);
    },
  });
  await create('german');
  await bench.service.idle();
  expect(languages).toEqual(['deu']);
});

test('a job that ends tells of it as EventBridge hears it', async () => {
  await bench.start();
  const id = await create('told');
  await bench.service.idle();
  expect(bench.statuses()).toEqual(['PROGRESSING', 'INPUT_INFORMATION', 'COMPLETE']);
  expect(bench.events.at(-1)).toEqual({
    'detail-type': 'MediaConvert Job State Change',
    source: 'aws.mediaconvert',
    resources: [`arn:aws:mediaconvert:us-east-1:000000000000:jobs/${id}`],
    detail: {
      timestamp: clock.now(),
      accountId: '000000000000',
      queue: QUEUE,
      jobId: id,
      status: 'COMPLETE',
      userMetadata: { video: VIDEO, run: '1', submission: 'told' },
      outputGroupDetails: [
        {
          type: 'CMAF_GROUP',
          playlistFilePaths: [`s3://media/vod/${VIDEO}/1/index.mpd`, `s3://media/vod/${VIDEO}/1/index.m3u8`],
          outputDetails: expect.arrayContaining([
            {
              durationInMs: 6000,
              videoDetails: { widthInPx: 1920, heightInPx: 1080, averageBitrate: 1_000_000 },
            },
            { durationInMs: 6000 },
          ]),
        },
        {
          type: 'FILE_GROUP',
          outputDetails: [
            {
              outputFilePaths: [`s3://media/vod/${VIDEO}/1/images/poster.0000001.jpg`],
              durationInMs: 6000,
              videoDetails: { widthInPx: 960, heightInPx: 540 },
            },
          ],
        },
      ],
    },
  });
  expect(bench.events[1]?.detail['inputDetails']).toEqual([
    {
      id: 1,
      uri: `s3://media/uploads/${VIDEO}/source`,
      video: [expect.objectContaining({ codec: 'AVC', width: 1920, height: 1080, frameRate: 25 })],
      audio: [{ codec: 'AAC', channels: 2, sampleRate: 48_000, streamId: 2 }],
    },
  ]);
});

test('a job tells how far it is, as often as it asks for, and stops when it ends', async () => {
  await bench.start({ transcode: scriptedTranscoder({ clock, takes: 40_000 }) });
  await create('updates');
  await until(() => clock.asleep === 2);
  clock.advance(14_999);
  await tick();
  expect(bench.statuses()).not.toContain('STATUS_UPDATE');
  for (const step of [1, 15_000, 15_000]) {
    clock.advance(step);
    await tick();
  }
  await bench.service.idle();
  expect(clock.asleep).toBe(0);
  const updates = bench.events.filter(({ detail }) => detail.status === 'STATUS_UPDATE');
  expect(updates.length).toBeGreaterThanOrEqual(2);
  expect(updates[0]?.detail).toMatchObject({
    framesDecoded: 75,
    jobProgress: {
      phaseProgress: {
        PROBING: { status: 'COMPLETE', percentComplete: 100 },
        TRANSCODING: { status: 'PROGRESSING', percentComplete: 50 },
        UPLOADING: { status: 'PENDING', percentComplete: 0 },
      },
      jobPercentComplete: 48,
      currentPhase: 'TRANSCODING',
    },
  });
});

test('a service that ends leaves its queue, and the next one works through it', async () => {
  await bench.start({ transcode: scriptedTranscoder({ clock, takes: HOUR }) });
  const ids: string[] = [];
  for (const token of ['kill 1', 'kill 2', 'kill 3']) ids.push(await create(token));
  await until(() => clock.asleep === 4);
  bench.events.length = 0;
  await bench.start();
  expect(ids.map(id => job(id)?.status)).toEqual(['PROGRESSING', 'PROGRESSING', 'SUBMITTED']);
  expect(bench.events).toEqual([]);
  bench.service.resume();
  bench.service.resume();
  await bench.service.idle();
  expect(ids.map(id => job(id)?.status)).toEqual(['COMPLETE', 'COMPLETE', 'COMPLETE']);
  const complete = bench.events.filter(({ detail }) => detail.status === 'COMPLETE');
  expect(complete.map(({ detail }) => detail.jobId).sort()).toEqual(ids.toSorted());
});

test('an end that nobody was told of is told at the next start, and then no more', async () => {
  const report = jest.spyOn(console, 'error').mockImplementation();
  const onEvent = () => {
    throw new Error('the bus is gone');
  };
  await bench.start({ onEvent });
  const id = await create('untold');
  await bench.service.idle();
  expect(job(id)?.status).toBe('COMPLETE');
  expect(report).toHaveBeenCalled();
  report.mockRestore();
  for (const told of [['COMPLETE'], []]) {
    bench.events.length = 0;
    await bench.start();
    bench.service.resume();
    await bench.service.idle();
    expect(bench.statuses()).toEqual(told);
  }
});

test('what a killed process was writing is forgotten', async () => {
  await bench.start();
  const id = await create('torn');
  await bench.service.idle();
  const dir = join(bench.dir, 'media-convert', 'jobs');
  await writeFile(join(dir, 'half.json.123.tmp'), '{"id":');
  await bench.start();
  expect(await readdir(dir)).not.toContain('half.json.123.tmp');
  expect(JSON.parse(await readFile(join(dir, `${id}.json`), 'utf8'))).toMatchObject({ status: 'COMPLETE' });
});

test('a job that was canceled while it ran stays so, and leaves nothing behind', async () => {
  await bench.start({ transcode: scriptedTranscoder({ clock, takes: HOUR }) });
  const id = await create('canceled');
  await until(() => clock.asleep === 2);
  await bench.client().send(new CancelJobCommand({ Id: id }));
  await bench.service.idle();
  expect(job(id)).toMatchObject({ status: 'CANCELED', announced: true });
  expect(bench.statuses().at(-1)).toBe('CANCELED');
  expect(clock.asleep).toBe(0);
  expect(await readdir(join(bench.dir, 'media-convert', 'work'))).toEqual([]);
});

describe('a job fails with MediaConvert’s number', () => {
  const failsWith = async (code: number, change: object = {}) => {
    const id = await create(`fails ${code} ${clock.now()}`, change);
    await bench.service.idle();
    expect(job(id)).toMatchObject({ status: 'ERROR', error: { code } });
    expect(bench.events.at(-1)?.detail).toMatchObject({ status: 'ERROR', errorCode: code });
    clock.advance(1);
  };
  const withTracks = (types: readonly string[]) => {
    const tracks = FILM.container.tracks.filter(({ trackType }) => types.includes(trackType));
    return { probe: scriptedProbe({ container: { ...FILM.container, tracks } }) };
  };
  const UNKNOWN_CODEC = {
    container: {
      ...FILM.container,
      tracks: FILM.container.tracks.map(track => ({ ...track, codec: 'UNKNOWN' })),
    },
  };
  const engineFails = (error: Error) => ({ transcode: scriptedTranscoder({ fail: () => error }) });

  test.each([
    ['a source that is no film', 1010, { probe: scriptedProbe({ container: { tracks: [] } }) }],
    ['a source without a picture', 1020, withTracks(['audio'])],
    ['a source without the sound that is asked for', 1021, withTracks(['video'])],
    [
      'a source that cannot be decoded',
      1075,
      engineFails(new PackagerError('source_unreadable', 'unreadable')),
    ],
    ['a source in a codec that MediaConvert does not name', 1030, { probe: scriptedProbe(UNKNOWN_CODEC) }],
    ['a failure of the engine’s own choice', 1550, engineFails(new JobFault({ code: 1550, message: 'x' }))],
  ])('%s: %i', async (_, code, options) => {
    await bench.start(options);
    await failsWith(code);
  });

  test('an error that nobody foresaw: 1999, and it is told of without its message', async () => {
    const report = jest.spyOn(console, 'error').mockImplementation();
    await bench.start(engineFails(new Error('secret')));
    await failsWith(1999);
    expect(JSON.stringify(report.mock.calls)).not.toContain('secret');
    expect(JSON.stringify(bench.events)).not.toContain('secret');
    report.mockRestore();
  });

  test('a role that does not stand, or does not trust MediaConvert: 1432', async () => {
    await bench.start();
    await failsWith(1432, { Role: `${ROLE}Unknown` });
    const lambdaOnly = {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'lambda.amazonaws.com' },
    };
    bench.addRole(`${ROLE}Lambda`, ['*'], { Statement: lambdaOnly });
    await failsWith(1432, { Role: `${ROLE}Lambda` });
  });

  test('a role that may not read the source, or not write the film: 1401, and nothing is written', async () => {
    await bench.start();
    bench.addRole(`${ROLE}Blind`, ['vod/*']);
    await failsWith(1401, { Role: `${ROLE}Blind` });
    bench.addRole(`${ROLE}Mute`, ['uploads/*']);
    await bench.put(`vod/${VIDEO}/1/index.m3u8`, 'as it was');
    await failsWith(1401, { Role: `${ROLE}Mute` });
    expect((await bench.get(`vod/${VIDEO}/1/index.m3u8`)).text).toBe('as it was');
  });

  test('a source that is gone looks like one that may not be read, as S3 answers without ListBucket', async () => {
    await bench.start();
    const { Settings } = requestFor();
    const [input] = Settings.Inputs;
    const Inputs = [{ ...input, FileInput: 's3://media/uploads/gone/source' }];
    await failsWith(1401, { Settings: { ...Settings, Inputs } });
    const elsewhere = [{ ...input, FileInput: 's3://no-such-bucket/uploads/gone/source' }];
    await failsWith(1404, { Settings: { ...Settings, Inputs: elsewhere } });
  });
});
