import { sourceKey } from '../../core/video/object-keys';
import { takeFact } from '../_shared/take-fact';
import { countRepair } from './count-repair';
import type { SweepDesk } from './sweep-desk';

/**
 * The step `find_source`: where the object is there and no notification told of it, start-transcode is sent a message in
 * its place.
 *
 * @returns whether the object is there
 */
export async function findSource(desk: SweepDesk, id: string): Promise<boolean> {
  const object = await desk.bucket.head(sourceKey(id));
  if (object === undefined) return false;
  const { decision } = await takeFact(desk, id, { kind: 'upload_noticed', ...object });
  if (decision.kind === 'write') {
    await desk.uploadQueue.send({ video: id, retry: 0 }, 0);
    countRepair(desk, 'lost_notification', id);
  }
  return true;
}
