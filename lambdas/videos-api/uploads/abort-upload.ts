import { Problem } from '../../../core/problem';
import { sourceKey } from '../../../core/video/object-keys';
import type { VideoRecord } from '../../../core/video/record';
import { recordFact } from '../../_shared/record-fact';
import type { ApiDesk } from '../api-desk';
import { uploadOf } from './upload-of';

/**
 * Aborts the upload of a film. The bucket comes first: whoever is ended in between aborts again, and an upload that has
 * been completed meanwhile is seen by its object.
 *
 * @returns the film, which has failed
 * @throws Problem `upload_state` where no upload is under way, or its object is there already
 */
export async function abortUpload(
  { catalogue, uploads, bucket, now }: Pick<ApiDesk, 'catalogue' | 'uploads' | 'bucket' | 'now'>,
  film: VideoRecord,
): Promise<VideoRecord> {
  const { uploadId } = uploadOf(film);
  const key = sourceKey(film.id);
  const wasUnderWay = await uploads.abort(key, uploadId);
  if (!wasUnderWay && (await bucket.exists(key))) throw new Problem('upload_state');
  const fact = { kind: 'upload_aborted', uploadId } as const;
  const { decision, record } = await recordFact(catalogue, film.id, fact, now);
  if (record === undefined) throw new Problem('video_not_found');
  if (decision.kind === 'refuse' && record.status !== 'failed') throw new Problem('upload_state');
  return record;
}
