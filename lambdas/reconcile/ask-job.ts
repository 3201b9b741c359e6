import type { VideoRecord } from '../../core/video/record';
import { followFilm } from '../_shared/follow-film';
import type { Recorded } from '../_shared/record-fact';
import { takeFact } from '../_shared/take-fact';
import { takeJob } from '../_shared/take-job';
import type { SweepDesk } from './sweep-desk';

/**
 * The step `ask_job`: decides on what MediaConvert says of the film's job, or on its not knowing it, and does what
 * follows.
 */
export async function askJob(desk: SweepDesk, record: VideoRecord, jobId: string): Promise<Recorded> {
  const recorded = await decideOnAnswer(desk, record, jobId);
  if (recorded.decision.kind === 'write') await followFilm(desk, recorded.record);
  return recorded;
}

async function decideOnAnswer(desk: SweepDesk, record: VideoRecord, jobId: string): Promise<Recorded> {
  const { id: video } = record;
  const job = await desk.mediaConvert.getJob(jobId);
  if (job === undefined) return takeFact(desk, video, { kind: 'job_missing', jobId });
  const attempt = 'attempt' in record ? record.attempt : undefined;
  const submission = attempt?.submission ?? job.submission ?? '';
  return takeJob(desk, { ...job, video, submission }, 'look_up');
}
