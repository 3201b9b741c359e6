import { appliedRotation, rotateSetting } from '../../../core/ladder/rotation';
import { FILM_CONTAINERS } from '../../../core/ladder/source-film';
import { sourceFilmOf } from './source-film-of';

const turnable = { interlaced: false, chromaSubsampling: '4:2:0' } as const;

test.each([
  [0, 0],
  [90, 90],
  [180, 180],
  [270, 270],
  [89, 90],
  [271, 270],
  [88, 0],
  [45, 0],
  [-90, 0],
])('%i degrees are turned by %i', (degrees, expected) => {
  expect(appliedRotation({ ...turnable, degrees })).toBe(expected);
});

test.each([
  [{ interlaced: true }, 0],
  [{ chromaSubsampling: '4:2:2' }, 90],
  [{ chromaSubsampling: '4:4:4' }, 0],
  [{ chromaSubsampling: undefined }, 90],
] as const)('with %j a quarter turn is turned by %i', (source, expected) => {
  expect(appliedRotation({ ...turnable, degrees: 90, ...source })).toBe(expected);
});

test.each(FILM_CONTAINERS)('a film in %s that lies on its side is turned', container => {
  const isFollowed = container === 'mp4' || container === 'quicktime';
  const film = { ...sourceFilmOf({ rotation: 270 }), container };
  expect(rotateSetting(film)).toBe(isFollowed ? 'AUTO' : 'DEGREES_270');
});

test('a film that stands upright is left as it is', () => {
  expect(rotateSetting(sourceFilmOf())).toBeUndefined();
});
