import { Problem } from '../../../core/problem';
import { isWhole, type UploadedPart } from '../../../core/upload/parts';
import { sourceKey } from '../../../core/video/object-keys';
import type { Source, VideoRecord } from '../../../core/video/record';
import { recordFact } from '../../_shared/record-fact';
import type { ApiDesk } from '../api-desk';
import { uploadOf } from './upload-of';

type Parts = readonly Pick<UploadedPart, 'partNumber' | 'eTag'>[];
type Desk = Pick<ApiDesk, 'catalogue' | 'uploads' | 'bucket' | 'now'>;

/**
 * Makes the source of its parts, once. A completion whose answer was lost is found by the object that it has made, so
 * asking again is answered alike.
 *
 * @returns the film as it stands then
 * @throws Problem `upload_incomplete` where the parts are not the announced file, and nothing was completed;
 *   `upload_state` where no upload is under way and no source has arrived
 */
export async function completeUpload(desk: Desk, film: VideoRecord, named: Parts): Promise<VideoRecord> {
  if (hasArrived(film)) return film;
  const source = (await complete(desk, film, named)) ?? (await desk.bucket.head(sourceKey(film.id)));
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

/** The new object; nothing where the upload is not there any more or another has come before. */
async function complete({ uploads }: Desk, film: VideoRecord, named: Parts): Promise<Source | undefined> {
  const upload = uploadOf(film);
  const { uploadId, size } = upload;
  const key = sourceKey(film.id);
  const arrived = await uploads.parts(key, uploadId);
  if (arrived === undefined) return undefined;
  if (!isWhole(upload, named, arrived)) throw new Problem('upload_incomplete');
  const completion = await uploads.complete(key, uploadId, named);
  switch (completion.outcome) {
    case 'completed':
      return { size, eTag: completion.eTag };
    case 'parts_refused':
      throw new Problem('upload_incomplete');
    case 'taken':
    case 'no_upload':
      return undefined;
  }
}
