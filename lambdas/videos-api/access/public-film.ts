import { Problem } from '../../../core/problem';
import type { ReadyVideo } from '../../../core/video/record';
import type { ApiDesk } from '../api-desk';
import { findFilm, maySee } from './film-access';

/**
 * The film with that id, if everybody may watch it now.
 *
 * @throws Problem `video_not_found`
 */
export async function publicFilm(desk: Pick<ApiDesk, 'catalogue'>, id: string): Promise<ReadyVideo> {
  const film = await findFilm(desk, id);
  if (film.status !== 'ready' || !maySee(film, undefined)) throw new Problem('video_not_found');
  return film;
}
