import { Problem } from '../../../core/problem';
import type { VideoRecord } from '../../../core/video/record';
import { isVideoId } from '../../../core/video/video-id';
import { viewersOf } from '../../../core/video/viewers';
import type { ApiDesk } from '../api-desk';
import type { User } from './access-rule';

/**
 * The film with that id, as it is stored now.
 *
 * @throws Problem `video_not_found`, without a look at the catalogue where nothing can have that id
 */
export async function findFilm({ catalogue }: Pick<ApiDesk, 'catalogue'>, id: string): Promise<VideoRecord> {
  const film = isVideoId(id) ? await catalogue.read(id) : undefined;
  if (film === undefined) throw new Problem('video_not_found');
  return film;
}

/** Whether somebody may know of a film: its owner always, others once it is ready, if its visibility says so. */
export function maySee(film: VideoRecord, user: User | undefined): boolean {
  if (user?.id === film.owner) return true;
  const viewers = viewersOf(film);
  return viewers === 'public' || (viewers === 'members' && user !== undefined);
}
