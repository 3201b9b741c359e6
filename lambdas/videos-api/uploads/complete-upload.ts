import { Problem } from '../../../core/problem';
import { isWhole, type UploadedPart } from '../../../core/upload/parts';
import { sourceKey } from '../../../core/video/object-keys';
import type { Source, VideoRecord } from '../../../core/video/record';
import { recordFact } from '../../_shared/record-fact';
import type { ApiDesk } from '../api-desk';
import { uploadOf } from './upload-of';

type Parts = readonly Pick<UploadedPart, 'partNumber' | 'eTag'>[];
type Desk = Pick<ApiDesk, 'catalogue' | 'uploads' | 'bucket' | 'now'>;

/** Seconds after which a completion that is under way is worth another look. */
const RETRY_AFTER = 5;

/**
 * Makes the source of its parts, once. A completion whose answer was lost is found by the object that it has made, so
 * asking again is answered alike.
 *
 * @returns the film as it stands then
 * @throws Problem `upload_incomplete` where the parts are not the announced file, and nothing was completed;
 *   `upload_state` where no upload is under way and no source has arrived; `unavailable` while another completion is
 *   under way
 */
export async function completeUpload(desk: Desk, film: VideoRecord, named: Parts): Promise<VideoRecord> {
  if (hasArrived(film)) return film;
  const completed = await complete(desk, film, named);
  const source = typeof completed === 'object' ? completed : await desk.bucket.head(sourceKey(film.id));
  if (source === undefined && completed === 'taken')
    throw new Problem('unavailable', { retryAfter: RETRY_AFTER });
  if (source === undefined) throw new Problem('upload_state');
  // The bucket's notification says so too; then it finds what it says already known.
  const fact = { kind: 'upload_noticed', ...source } as const;
  const { record } = await recordFact(desk.catalogue, film.id, fact, desk.now);
  if (record === undefined) throw new Problem('video_not_found');
  return record;
}

function hasArrived({ status }: VideoRecord): boolean {
  return status !== 'uploading' && status !== 'failed' && status !== 'deleting';
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
