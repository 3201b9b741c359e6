import { Problem } from '../../../core/problem';
import { newVideo } from '../../../core/video/new-video';
import type { VideoRecord } from '../../../core/video/record';
import { VIDEO_ID_BYTES, videoId } from '../../../core/video/video-id';
import type { User } from '../access/access-rule';
import type { ApiDesk } from '../api-desk';
import { requestDigest, requestKey } from './request-key';
import type { UploadRequest } from './upload-request';

/**
 * Writes the first record of a film, or finds the one that the same request has written before.
 *
 * @param key the request's idempotency key, if it has one
 * @throws Problem `idempotency_key_reused` where another request came under that key, `video_state` where its film is
 *   being deleted
 */
export async function enterFilm(
  { catalogue, requests, random, now }: Pick<ApiDesk, 'catalogue' | 'requests' | 'random' | 'now'>,
  caller: User,
  upload: UploadRequest,
  key: string | undefined,
): Promise<VideoRecord> {
  const { title, description, visibility } = upload;
  const candidate = videoId(random(VIDEO_ID_BYTES));
  const request = key && { key: requestKey(caller.id, key), digest: requestDigest(upload) };
  const id = request ? await requests.filmOf(request.key, candidate) : candidate;
  const film = { id, owner: caller.id, title, description, visibility, ...(request && { request }) };
  const first = newVideo(film, now());
  if (await catalogue.store(id, first)) return first.next;
  const record = await catalogue.read(id);
  if (record && record.request?.digest !== first.next.request?.digest)
    throw new Problem('idempotency_key_reused');
  if (record === undefined || record.status === 'deleting') throw new Problem('video_state');
  return record;
}
