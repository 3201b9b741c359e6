import { FILM_CONTAINERS } from '../../core/ladder/source-film';
import { FILM_ENDINGS, mediaTypeOf } from '../../core/upload/media-type';
import { apiSettings, FILM_TYPES } from '../../lib/api-settings';

test('the media types that uploads may have by default are those of the containers that become films, each of them', () => {
  expect(apiSettings.uploads.parse(undefined).types).toEqual(Object.keys(FILM_TYPES));
  expect(new Set(Object.values(FILM_TYPES))).toEqual(new Set(FILM_CONTAINERS));
});

test.each(FILM_ENDINGS)('a file that ends in %s is taken by default', ending => {
  expect(Object.keys(FILM_TYPES)).toContain(mediaTypeOf(`film${ending}`));
});
