import fc from 'fast-check';
import { readRequest } from '../../../../../local/services/media-convert/bad-request';
import { createJobRequest } from '../../../../../local/services/media-convert/request/create-job-request';
import { jobPlan } from '../../../../../local/services/media-convert/request/job-plan';
import { sourceFilmOf } from '../../../../core/ladder/source-film-of';
import { anyFilm } from '../any-film';
import { onTheWire, requestFor } from '../wire-request';

const read = (request: unknown) => readRequest(createJobRequest, request);

/** A request with one setting changed, added or, for undefined, taken away. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const request = onTheWire(requestFor());
  const [last, ...parents] = path.toReversed();
  let place = request as Record<string | number, unknown>;
  for (const part of parents.toReversed()) place = place[part] as Record<string | number, unknown>;
  if (last !== undefined) place[last] = value;
  return JSON.parse(JSON.stringify(request));
}

test('every request that the ladder makes of a film is understood', () => {
  fc.assert(
    fc.property(anyFilm, film => {
      const request = requestFor(film);
      const { job } = jobPlan(read(onTheWire(request)));
      expect(job.pictures.map(({ nameModifier }) => nameModifier)).toEqual(
        request.Settings.OutputGroups[0]?.Outputs.flatMap(output =>
          'VideoDescription' in output && 'NameModifier' in output ? [output.NameModifier] : [],
        ),
      );
      expect(job.audio === undefined).toBe(film.audio === undefined);
    }),
    { numRuns: 300 },
  );
});

const video = ['settings', 'outputGroups', 0, 'outputs', 1, 'videoDescription'];
const cmaf = ['settings', 'outputGroups', 0, 'outputGroupSettings', 'cmafGroupSettings'];

test.each<[readonly (string | number)[], unknown, string]>([
  [
    [...video, 'codecSettings', 'h264Settings', 'slices'],
    4,
    'settings.outputGroups[0].outputs[1].videoDescription.codecSettings.h264Settings.slices',
  ],
  [
    [...video, 'codecSettings', 'h264Settings', 'rateControlMode'],
    'CBR',
    'settings.outputGroups[0].outputs[1].videoDescription.codecSettings.h264Settings.rateControlMode',
  ],
  [
    [...video, 'codecSettings', 'h264Settings', 'framerateControl'],
    undefined,
    'settings.outputGroups[0].outputs[1].videoDescription.codecSettings.h264Settings.framerateControl',
  ],
  [[...video, 'width'], 641, 'settings.outputGroups[0].outputs[1].videoDescription.width'],
  [
    ['settings', 'outputGroups', 0, 'outputs', 4, 'audioDescriptions', 0, 'codecSettings', 'codec'],
    'MP3',
    'settings.outputGroups[0].outputs[4].audioDescriptions[0].codecSettings.codec',
  ],
  [[...cmaf, 'encryption'], {}, 'settings.outputGroups[0].outputGroupSettings.cmafGroupSettings.encryption'],
  [
    [...cmaf, 'destination'],
    'https://example.com/x',
    'settings.outputGroups[0].outputGroupSettings.cmafGroupSettings.destination',
  ],
  [['settings', 'outputGroups', 2], {}, 'settings.outputGroups'],
  [['settings', 'inputs', 0, 'inputClippings'], [], 'settings.inputs[0].inputClippings'],
  [['settings', 'adAvailOffset'], 1, 'settings.adAvailOffset'],
  [['priority'], 5, 'priority'],
  [['clientRequestToken'], 'x'.repeat(65), 'clientRequestToken'],
  [['statusUpdateInterval'], 'SECONDS_11', 'statusUpdateInterval'],
])('%j is refused by name when it is %j', (path, value, name) => {
  const refused = () => read(changed(path, value));
  expect(refused).toThrow(
    expect.objectContaining({
      status: 400,
      code: 'BadRequestException',
      message: `Local MediaConvert does not understand ${name}.`,
    }),
  );
});

test('settings that each are understood and do not fit each other are refused too', () => {
  const plan = (path: readonly (string | number)[], value: unknown) => () =>
    jobPlan(read(changed(path, value)));
  expect(plan([...video, 'codecSettings', 'h264Settings', 'gopSize'], 3)).toThrow(/outputs\[1\].*gopSize/);
  expect(plan([...cmaf, 'segmentLength'], 7)).toThrow(/segmentLength/);
  expect(plan(['settings', 'inputs', 0, 'audioSelectors'], undefined)).toThrow(/audioSelectors/);
  expect(
    plan(
      [
        'settings',
        'outputGroups',
        0,
        'outputs',
        2,
        'containerSettings',
        'cmfcSettings',
        'audioRenditionSets',
      ],
      'other',
    ),
  ).toThrow(/outputs\[2\].*audioRenditionSets/);
  const posterPath = [
    'settings',
    'outputGroups',
    1,
    'outputGroupSettings',
    'fileGroupSettings',
    'destination',
  ];
  expect(plan(posterPath, 's3://media/elsewhere/poster')).toThrow(/outputGroups\[1\].*destination/);
  expect(plan(posterPath, 's3://other/vod/AAAAAAAAAAAAAAAAAAAAAA/1/images/poster')).toThrow(/destination/);
  expect(plan([...video, 'videoPreprocessors'], {})).toThrow(/outputs\[1\].*videoPreprocessors/);
});

test('a request is the packager’s job, and says where it reads and writes', () => {
  const film = sourceFilmOf({
    rotation: 90,
    interlaced: true,
    highDynamicRange: true,
    frameRate: { num: 50, den: 1 },
    audio: { track: 2, channels: 1, language: undefined },
  });
  const plan = jobPlan(read(onTheWire(requestFor(film))));
  expect(plan).toMatchObject({
    source: { bucket: 'media', key: 'uploads/AAAAAAAAAAAAAAAAAAAAAA/source' },
    destination: { bucket: 'media', prefix: 'vod/AAAAAAAAAAAAAAAAAAAAAA/1/' },
    job: {
      rotate: true,
      deinterlace: true,
      toneMap: true,
      baseName: 'index',
      segmentSeconds: 6,
      gopSeconds: 2,
      iFramePlaylists: true,
      audio: {
        track: 2,
        nameModifier: '_audio',
        groupId: 'program_audio',
        bitRate: 128_000,
        sampleRate: 48_000,
        downmix: [[0], [0]],
      },
      poster: {
        base: 'images/poster',
        width: 540,
        height: 960,
        rate: { num: 1, den: 6 },
        maxCaptures: 2,
        quality: 80,
      },
    },
  });
  expect(plan.job.pictures).toContainEqual({
    nameModifier: '_1080p',
    width: 1080,
    height: 1920,
    frameRate: { num: 50, den: 1 },
    maxBitRate: 9_000_000,
    quality: 8,
  });
});
