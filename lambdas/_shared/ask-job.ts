import type { VideoRecord } from '../../core/video/record';
import type { MediaConvert } from './media-convert';
import type { Recorded } from './record-fact';
import { takeFact } from './take-fact';
import { type JobNewsDesk, takeJob } from './take-job';

export interface AskingDesk extends JobNewsDesk {
  readonly mediaConvert: JobNewsDesk['mediaConvert'] & Pick<MediaConvert, 'getJob'>;
}

/**
 * The step `ask_job`: decides on what MediaConvert says of the film's job, or on its not knowing it.
 *
 * @throws whatever the adapters throw
 */
export async function askJob(desk: AskingDesk, record: VideoRecord, jobId: string): Promise<Recorded> {
  const { id: video } = record;
  const job = await desk.mediaConvert.getJob(jobId);
  if (job === undefined) return takeFact(desk, video, { kind: 'job_missing', jobId });
  const attempt = 'attempt' in record ? record.attempt : undefined;
  const submission = attempt?.submission ?? job.submission ?? '';
  return takeJob(desk, { ...job, video, submission }, 'look_up');
}
