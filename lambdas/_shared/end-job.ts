import type { VideoRecord } from '../../core/video/record';
import { type AskingDesk, askJob } from './ask-job';
import type { Recorded } from './record-fact';

/**
 * The step `cancel_job`: ends a job that its film does not wait for any more, and decides on what MediaConvert says of
 * it then. A job need not be over at once; whoever comes later asks again.
 *
 * @throws whatever the adapters throw
 */
export async function endJob(desk: AskingDesk, record: VideoRecord, jobId: string): Promise<Recorded> {
  await desk.mediaConvert.cancelJob(jobId);
  return askJob(desk, record, jobId);
}
