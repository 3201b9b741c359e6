import { IMAGES, POSTER_PATH, POSTER_PATHS, posterGroup } from '../../../core/ladder/poster-group';
import { chooseRenditions } from '../../../core/ladder/renditions';
import type { SourceFilm } from '../../../core/ladder/source-film';
import { sourceFilmOf } from './source-film-of';

const groupOf = (film: SourceFilm) => posterGroup(film, chooseRenditions(film), 's3://media/vod/film/run');

function captureOf(film: SourceFilm) {
  const [output] = groupOf(film).Outputs;
  if (output === undefined) throw new Error('no capture');
  return output.VideoDescription;
}

test('the poster is the second of two captures, below images/', () => {
  expect(groupOf(sourceFilmOf())).toEqual({
    Name: 'Poster',
    OutputGroupSettings: {
      Type: 'FILE_GROUP_SETTINGS',
      FileGroupSettings: { Destination: 's3://media/vod/film/run/images/poster' },
    },
    Outputs: [
      {
        Extension: 'jpg',
        ContainerSettings: { Container: 'RAW' },
        VideoDescription: {
          Width: 960,
          Height: 540,
          ScalingBehavior: 'STRETCH_TO_OUTPUT',
          CodecSettings: {
            Codec: 'FRAME_CAPTURE',
            FrameCaptureSettings: {
              FramerateNumerator: 1,
              FramerateDenominator: 6,
              MaxCaptures: 2,
              Quality: 80,
            },
          },
        },
      },
    ],
  });
  expect(POSTER_PATH).toBe('images/poster.0000001.jpg');
  expect(POSTER_PATHS).toEqual([POSTER_PATH, 'images/poster.0000000.jpg']);
  expect(IMAGES).toBe('images');
});

test.each([
  [7200, 10],
  [100, 10],
  [60, 6],
  [15, 1.5],
  [2, 0.2],
  [0.04, 0.004],
  [undefined, 1],
])('a film of %p s has its second capture within its first tenth', (durationSeconds, seconds) => {
  const film = { ...sourceFilmOf(), durationSeconds };
  const { FramerateNumerator, FramerateDenominator } = captureOf(film).CodecSettings.FrameCaptureSettings;
  expect(FramerateNumerator).toBeGreaterThanOrEqual(1);
  expect(FramerateDenominator).toBeGreaterThanOrEqual(1);
  expect(FramerateDenominator / FramerateNumerator).toBeLessThanOrEqual(seconds);
  expect(FramerateDenominator / FramerateNumerator).toBeGreaterThan(seconds / 2);
});

test.each([
  [1280, 720, 960, 540],
  [640, 360, 640, 360],
  [320, 180, 320, 180],
  [1080, 1920, 540, 960],
])('the poster of a film of %i by %i is %i by %i', (width, height, posterWidth, posterHeight) => {
  expect(captureOf(sourceFilmOf({ width, height }))).toMatchObject({
    Width: posterWidth,
    Height: posterHeight,
  });
});

test('the poster is treated as the film is', () => {
  expect(captureOf(sourceFilmOf({ highDynamicRange: true })).VideoPreprocessors).toHaveProperty(
    'ColorCorrector',
  );
});

test('a film without a rendition is a mistake of the caller', () => {
  expect(() => posterGroup(sourceFilmOf(), [], 's3://media/vod/film/run')).toThrow(TypeError);
});
