import { partSize } from '../../../core/upload/part-size';
import { sourceKey } from '../../../core/video/object-keys';
import type { VideoRecord } from '../../../core/video/record';
import { recordFact } from '../../_shared/record-fact';
import type { ApiDesk } from '../api-desk';
import type { UploadRequest } from './upload-request';

/**
 * Gives the parts of a film's source a place to go, unless they have one. Of two uploads that begin at once one is kept
 * in the record, and the other aborted.
 *
 * @returns the film as it stands then
 * @throws AwsError ContentionError
 */
export async function beginUpload(
  { catalogue, uploads, now }: Pick<ApiDesk, 'catalogue' | 'uploads' | 'now'>,
  film: VideoRecord,
  { size, type: contentType }: UploadRequest,
): Promise<VideoRecord> {
  if (film.status !== 'uploading' || film.upload !== undefined) return film;
  const key = sourceKey(film.id);
  const uploadId = await uploads.begin(key, contentType);
  const upload = { uploadId, size, partSize: partSize(size), contentType };
  const { decision, record } = await recordFact(catalogue, film.id, { kind: 'upload_began', upload }, now);
  if (decision.kind === 'refuse') await uploads.abort(key, uploadId);
  return record ?? film;
}
