import { enteredAt } from '../../core/video/advance';
import type { VideoRecord } from '../../core/video/record';
import { type AnnouncingDesk, announceFilm } from './announce-film';
import { type JobDesk, jobFact } from './job-fact';
import type { JobNews } from './job-news';
import type { Recorded } from './record-fact';
import { takeFact } from './take-fact';
import type { UploadQueue } from './upload-queue';

export interface JobNewsDesk extends AnnouncingDesk, JobDesk {
  readonly catalogue: AnnouncingDesk['catalogue'];
  readonly uploadQueue: UploadQueue;
}

/**
 * Decides on a job's news, and does what follows from them: how a film has ended is announced, and start-transcode is
 * asked for the run that an error calls for. What follows is read from the record, not from the decision: news that
 * come again after an invocation which was ended in between find it still to do.
 *
 * @throws whatever the adapters throw; the same news may then be taken again
 */
export async function takeJob(desk: JobNewsDesk, news: JobNews, by: 'look_up' | 'event'): Promise<Recorded> {
  const recorded = await takeFact(desk, news.video, await jobFact(desk, news, by));
  const { record } = recorded;
  if (record === undefined) return recorded;
  if (isNewRun(record)) await desk.uploadQueue.send({ video: record.id, retry: 0 }, 0);
  if ((record.status === 'ready' || record.status === 'failed') && !record.announced) {
    await announceFilm(desk, record);
  }
  return recorded;
}

/** Whether the next run has just begun and nobody has touched it: later on, start-transcode has messages of its own. */
function isNewRun(record: VideoRecord): boolean {
  return (
    record.status === 'submitting' && record.lease === undefined && record.updatedAt === enteredAt(record)
  );
}
