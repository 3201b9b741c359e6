import { Problem } from '../../../core/problem';
import { newVideo } from '../../../core/video/new-video';
import type { VideoRecord } from '../../../core/video/record';
import { VIDEO_ID_BYTES, videoId } from '../../../core/video/video-id';
import type { User } from '../access/access-rule';
import type { ApiDesk } from '../api-desk';
import { filmIdOfKey, requestDigest } from './film-id';
import type { UploadRequest } from './upload-request';

/**
 * Writes the first record of a film, or finds the one that the same request has written before.
 *
 * @param key the request's idempotency key, if it has one
 * @throws Problem `idempotency_key_reused` where another request came under that key, `video_state` where its film is
 *   being deleted
 */
export async function enterFilm(
  { catalogue, random, now }: Pick<ApiDesk, 'catalogue' | 'random' | 'now'>,
  caller: User,
  request: UploadRequest,
  key: string | undefined,
): Promise<VideoRecord> {
  const id = key === undefined ? videoId(random(VIDEO_ID_BYTES)) : filmIdOfKey(caller.id, key);
  const { title, description, visibility } = request;
  const first = newVideo(
    { id, owner: caller.id, title, description, visibility, requestDigest: requestDigest(request) },
    now(),
  );
  if (await catalogue.store(id, first)) return first.next;
  const record = await catalogue.read(id);
  if (record?.requestDigest !== first.next.requestDigest) throw new Problem('idempotency_key_reused');
  if (record === undefined || record.status === 'deleting') throw new Problem('video_state');
  return record;
}
