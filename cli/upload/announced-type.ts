import { FILM_ENDINGS, mediaTypeOf } from '../../core/upload/media-type';
import { UsageError } from '../usage-error';

/**
 * What kind of film a file is, by its name; the API's settings say which kinds it takes.
 *
 * @throws UsageError where the name says nothing
 */
export function announcedTypeOf(path: string): string {
  const type = mediaTypeOf(path);
  if (type === undefined) {
    throw new UsageError(`${path} is no film by its ending; known are ${FILM_ENDINGS.join(' ')}`);
  }
  return type;
}
