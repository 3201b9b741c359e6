import type { FoundJob } from '../../core/video/job-order';
import { isVideoId } from '../../core/video/video-id';

/** What a job that this stack has submitted says of itself: in an event, in GetJob's answer, in a list. */
export interface JobNews {
  readonly jobId: string;
  readonly status: FoundJob['status'];
  /** The film that it is for. */
  readonly video: string;
  readonly submission: string;
  /** From 0 to 100. */
  readonly percent?: number;
  readonly errorCode?: number;
}

/** Longest ClientRequestToken (MediaConvert API reference, "Idempotency"). */
const SUBMISSION_MAX = 64;

/** A job with the UserMetadata of this stack. */
export type OurJob<J> = J & Pick<JobNews, 'video' | 'submission'>;

/** The job as one of ours; nothing for one that somebody else has made. */
export function ourJob<J extends Partial<JobNews>>(job: J): OurJob<J> | undefined {
  const { video, submission } = job;
  if (video === undefined || !isVideoId(video)) return undefined;
  if (submission === undefined || submission === '' || submission.length > SUBMISSION_MAX) return undefined;
  return { ...job, video, submission };
}
