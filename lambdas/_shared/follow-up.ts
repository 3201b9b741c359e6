import { enteredAt } from '../../core/video/advance';
import type { VideoRecord } from '../../core/video/record';
import { type AnnouncingDesk, announceFilm } from './announce-film';
import type { UploadQueue } from './upload-queue';

/**
 * Does what follows from a job's news: how a film has ended is announced, and start-transcode is asked for the run that
 * an error calls for. It goes by the record, not by the decision, so that news which come again after an invocation that
 * was ended in between find it still to do.
 *
 * @param record what stands after the decision
 * @throws whatever the adapters throw; it may then be done again
 */
export async function followUp(
  desk: AnnouncingDesk & { readonly uploadQueue: UploadQueue },
  record: VideoRecord | undefined,
): Promise<void> {
  if (record === undefined) return;
  if (isNewRun(record)) await desk.uploadQueue.send({ video: record.id, retry: 0 }, 0);
  if ((record.status === 'ready' || record.status === 'failed') && !record.announced) {
    await announceFilm(desk, record);
  }
}

/** Whether the next run has just begun and nobody has touched it: later on, start-transcode has messages of its own. */
function isNewRun(record: VideoRecord): boolean {
  return (
    record.status === 'submitting' && record.lease === undefined && record.updatedAt === enteredAt(record)
  );
}
