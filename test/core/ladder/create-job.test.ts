import { createJob } from '../../../core/ladder/create-job';
import { chooseRenditions } from '../../../core/ladder/renditions';
import type { SourceFilm } from '../../../core/ladder/source-film';
import { sourceFilmOf } from './source-film-of';

const order = {
  video: 'AAAAAAAAAAAAAAAAAAAAAA',
  run: '1',
  submission: 'aSubmission',
  bucket: 'media',
  queue: 'arn:aws:mediaconvert:eu-west-1:111122223333:queues/screening-room',
  role: 'arn:aws:iam::111122223333:role/job',
};

const jobFor = (film: SourceFilm) => createJob(film, chooseRenditions(film), order);
const inputOf = (film: SourceFilm) => jobFor(film).Settings.Inputs[0];

test('a job says whose it is, where it runs, and that it is not to be accelerated', () => {
  const { Settings: _, ...request } = jobFor(sourceFilmOf());
  expect(request).toEqual({
    Role: order.role,
    Queue: order.queue,
    ClientRequestToken: 'aSubmission',
    UserMetadata: { video: order.video, run: '1', submission: 'aSubmission' },
    StatusUpdateInterval: 'SECONDS_15',
    AccelerationSettings: { Mode: 'DISABLED' },
  });
});

test('it reads the film’s source and nothing else', () => {
  expect(jobFor(sourceFilmOf()).Settings.Inputs).toEqual([
    {
      FileInput: 's3://media/uploads/AAAAAAAAAAAAAAAAAAAAAA/source',
      TimecodeSource: 'ZEROBASED',
      VideoSelector: {},
      AudioSelectors: {
        'Audio Selector 1': { DefaultSelection: 'DEFAULT', SelectorType: 'TRACK', Tracks: [1] },
      },
    },
  ]);
});

test('it writes below its run and nowhere else', () => {
  const destinations = JSON.stringify(jobFor(sourceFilmOf())).match(/"Destination":"[^"]*"/g);
  expect(destinations).toEqual([
    '"Destination":"s3://media/vod/AAAAAAAAAAAAAAAAAAAAAA/1/index"',
    '"Destination":"s3://media/vod/AAAAAAAAAAAAAAAAAAAAAA/1/images/poster"',
  ]);
});

test('it makes the film, and then its poster', () => {
  const { OutputGroups, TimecodeConfig } = jobFor(sourceFilmOf()).Settings;
  expect(OutputGroups.map(group => group.Name)).toEqual(['CMAF', 'Poster']);
  expect(TimecodeConfig).toEqual({ Source: 'ZEROBASED' });
});

test('it turns a film that MediaConvert can turn', () => {
  expect(inputOf(sourceFilmOf({ rotation: 90 }))?.VideoSelector).toEqual({ Rotate: 'AUTO' });
  expect(inputOf({ ...sourceFilmOf({ rotation: 90 }), container: 'matroska' })?.VideoSelector).toEqual({
    Rotate: 'DEGREES_90',
  });
  expect(inputOf(sourceFilmOf({ rotation: 0 }))?.VideoSelector).toEqual({});
});

test('it asks for no sound of a silent film', () => {
  const text = JSON.stringify(jobFor(sourceFilmOf({ audio: 'silent' })));
  expect(text).not.toContain('Audio');
  expect(text).not.toContain('audio');
});

test.each([
  ['a plain film', {}],
  ['a fast film', { frameRate: { num: 60, den: 1 } }],
  ['a film with a high dynamic range', { highDynamicRange: true }],
])('%s asks for nothing that is known to be Professional', (_, video) => {
  const text = JSON.stringify(jobFor(sourceFilmOf(video)));
  for (const dear of [
    'MULTI_PASS',
    'MaxAverageBitrate',
    'Deinterlacer',
    'FRAMEFORMER',
    'AutomatedEncoding',
  ]) {
    expect(text).not.toContain(dear);
  }
});

test('it holds nothing but JSON', () => {
  const job = jobFor(sourceFilmOf({ rotation: 90, interlaced: true, highDynamicRange: true }));
  expect(JSON.parse(JSON.stringify(job))).toStrictEqual(job);
});
