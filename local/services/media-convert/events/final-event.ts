import type { JobRecord } from '../jobs/job-record';
import { type JobEvent, jobEvent } from './job-event';

/** The event of how a job ended. */
export function finalEvent(job: JobRecord): JobEvent {
  const told = {
    ...(job.outputGroups !== undefined && { outputGroupDetails: job.outputGroups }),
    ...(job.error !== undefined && { errorCode: job.error.code, errorMessage: job.error.message }),
  };
  return jobEvent(job, job.finishedAt ?? job.createdAt, job.status, told);
}
