import { Problem } from '../../../core/problem';
import { sourceKey } from '../../../core/video/object-keys';
import type { Source, VideoRecord } from '../../../core/video/record';
import { recordFact } from '../../_shared/record-fact';
import type { ApiDesk } from '../api-desk';

/**
 * Records that a film's source lies in the bucket. The bucket's notification says so too; then it finds what it says
 * already known.
 *
 * @returns the film as it stands then
 * @throws Problem `video_not_found` where the film was deleted meanwhile; then its source is removed
 */
export async function recordArrival(
  { catalogue, files, now }: Pick<ApiDesk, 'catalogue' | 'files' | 'now'>,
  id: string,
  source: Source,
): Promise<VideoRecord> {
  const { record } = await recordFact(catalogue, id, { kind: 'upload_noticed', ...source }, now);
  if (record !== undefined) return record;
  await files.remove([sourceKey(id)]);
  throw new Problem('video_not_found');
}
