import { Problem } from '../../../core/problem';
import { isWhole, type UploadedPart } from '../../../core/upload/parts';
import { sourceKey } from '../../../core/video/object-keys';
import type { Source, VideoRecord } from '../../../core/video/record';
import type { ApiDesk } from '../api-desk';
import { recordArrival } from './record-arrival';
import { uploadOf } from './upload-of';

type Parts = readonly Pick<UploadedPart, 'partNumber' | 'eTag'>[];
type Desk = Pick<ApiDesk, 'catalogue' | 'uploads' | 'bucket' | 'files' | 'now'>;

/** Seconds after which a completion that is under way is worth another look. */
const RETRY_AFTER = 5;

/**
 * Makes the source of its parts, once. A completion whose answer was lost is found by the object that it has made, so
 * asking again is answered alike.
 *
 * @returns the film as it stands then
 * @throws Problem `upload_incomplete` where the parts are not the announced file, and nothing was completed;
 *   `upload_state` where no upload is under way and no source has arrived; `unavailable` while another completion is
 *   under way; `video_not_found` where the film was deleted meanwhile
 */
export async function completeUpload(desk: Desk, film: VideoRecord, named: Parts): Promise<VideoRecord> {
  if (hasArrived(film)) return film;
  const completed = await complete(desk, film, named);
  const source = typeof completed === 'object' ? completed : await desk.bucket.head(sourceKey(film.id));
  if (source === undefined && completed === 'taken')
    throw new Problem('unavailable', { retryAfter: RETRY_AFTER });
  if (source === undefined) throw new Problem('upload_state');
  return recordArrival(desk, film.id, source);
}

function hasArrived(film: VideoRecord): boolean {
  return film.status !== 'uploading' && film.status !== 'deleting' && film.source !== undefined;
}

/** The new object, or why there is none: the upload is not there any more, or another completion was quicker. */
async function complete(
  { uploads }: Desk,
  film: VideoRecord,
  named: Parts,
): Promise<Source | 'no_upload' | 'taken'> {
  const upload = uploadOf(film);
  const { uploadId, size } = upload;
  const key = sourceKey(film.id);
  const arrived = await uploads.parts(key, uploadId);
  if (arrived === undefined) return 'no_upload';
  if (!isWhole(upload, named, arrived)) throw new Problem('upload_incomplete');
  const completion = await uploads.complete(key, uploadId, named);
  switch (completion.outcome) {
    case 'completed':
      return { size, eTag: completion.eTag };
    case 'parts_refused':
      throw new Problem('upload_incomplete');
    case 'taken':
    case 'no_upload':
      return completion.outcome;
  }
}
