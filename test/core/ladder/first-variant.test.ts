import { firstVariantFirst } from '../../../core/ladder/first-variant';
import { chooseRenditions } from '../../../core/ladder/renditions';
import { sourceFilmOf } from './source-film-of';

const order = (width: number, height: number, sound = true) =>
  firstVariantFirst(chooseRenditions(sourceFilmOf({ width, height })), sound).map(one => one.name);

test.each([
  [1920, 1080, ['540p', '1080p', '720p', '360p']],
  [1080, 1920, ['540p', '1080p', '720p', '360p']],
  [1280, 720, ['540p', '720p', '360p', '234p']],
  [854, 480, ['480p', '360p', '234p']],
  [320, 180, ['180p']],
])('a film of %i by %i begins with the rendition nearest to 2 Mbit/s', (width, height, expected) => {
  expect(order(width, height)).toEqual(expected);
});

test('the sound is counted where there is one', () => {
  const at = (name: string, maxBitRate: number) => ({
    name,
    maxBitRate,
    width: 2,
    height: 2,
    frameRate: undefined,
  });
  const renditions = [at('upper', 2_100_000), at('lower', 1_890_000)];
  expect(firstVariantFirst(renditions, false)[0]?.name).toBe('upper');
  expect(firstVariantFirst(renditions, true)[0]?.name).toBe('lower');
});

test('nothing has no first', () => {
  expect(firstVariantFirst([], true)).toEqual([]);
});
