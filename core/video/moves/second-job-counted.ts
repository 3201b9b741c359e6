import { type Decision, ignore, write } from '../decision';
import type { FactOf } from '../fact';
import { SECOND_JOBS_MAX } from '../limits';
import type { VideoRecord } from '../record';

/** Written down after a second job was counted, so that it is counted at least once and is no news from then on. */
export function secondJobCounted(
  record: VideoRecord,
  { jobId }: FactOf<'second_job_counted'>,
  now: number,
): Decision {
  const { secondJobs = [] } = record;
  if (secondJobs.includes(jobId)) return ignore('already_known');
  return write(record, { ...record, secondJobs: [...secondJobs, jobId].slice(-SECOND_JOBS_MAX) }, now);
}
