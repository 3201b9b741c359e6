import { jobCost } from '../../../core/ladder/job-cost';
import { chooseRenditions } from '../../../core/ladder/renditions';
import type { SourceFilm } from '../../../core/ladder/source-film';
import { sourceFilmOf } from './source-film-of';

const costOf = (film: SourceFilm, seconds = 60) => jobCost(chooseRenditions(film), seconds, film);

test.each([
  ['1080p', {}, 6],
  ['1080p at 60', { frameRate: { num: 60, den: 1 } }, 2.5 + 2.5 + 1.25 + 1],
  ['720p', { width: 1280, height: 720 }, 5],
  ['480p', { width: 854, height: 480 }, 3],
  ['portrait 1080p', { width: 1080, height: 1920 }, 4 + 4 + 2 + 1],
  ['2160p', { width: 3840, height: 2160 }, 6],
])('a minute of %s is paid by the lines and the rate of each rendition', (_, video, expected) => {
  expect(costOf(sourceFilmOf(video)).normalisedMinutes).toBeCloseTo(expected, 9);
});

test('less than ten seconds are paid as ten, and a part of a second as a whole one', () => {
  const film = sourceFilmOf();
  expect(costOf(film, 2)).toEqual(costOf(film, 10));
  expect(costOf(film, 10.2)).toEqual(costOf(film, 11));
  expect(costOf(film, 10).normalisedMinutes).toBeCloseTo(1, 9);
});

test('an interlaced film is Professional, because it goes through the deinterlacer', () => {
  expect(costOf(sourceFilmOf({ interlaced: true })).tier).toBe('professional');
  expect(costOf(sourceFilmOf({ highDynamicRange: true })).tier).toBe('basic');
});

test('a rate that is not known is paid as a high one', () => {
  expect(costOf(sourceFilmOf({ frameRate: undefined })).normalisedMinutes).toBeCloseTo(7.5, 9);
});

test.each([
  [{}, ['audio_output', 'poster_output']],
  [{ audio: 'silent' }, ['poster_output']],
  [{ width: 1080, height: 1920 }, ['audio_output', 'poster_output', 'size_class']],
  [{ width: 3840, height: 1080 }, ['audio_output', 'poster_output', 'size_class']],
  [{ width: 360, height: 640 }, ['audio_output', 'poster_output']],
  [{ highDynamicRange: true }, ['audio_output', 'poster_output', 'tone_mapping']],
  [{ frameRate: undefined }, ['audio_output', 'poster_output', 'frame_rate']],
  [{ interlaced: true }, ['audio_output', 'poster_output', 'professional_multipliers']],
] as const)('what is not settled for %j is said', (film, questions) => {
  expect(costOf(sourceFilmOf(film)).questions).toEqual(questions);
});
