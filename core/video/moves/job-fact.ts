import { type Decision, ignore, write } from '../decision';
import type { FactOf } from '../fact';
import { jobRelation } from '../job-relation';
import type { DeletingVideo, FailedVideo, JobTrace, VideoRecord } from '../record';
import { adopted, afterJobFact } from './transcoding';

export type JobFact = FactOf<'job_seen' | 'job_complete' | 'job_error' | 'job_canceled'>;

/**
 * Something is known of a job: from CreateJob's answer, a look-up, an event or GetJob, all alike. Only the film's own
 * job moves it, and never back. A job of ours that is not recorded yet is adopted on the way.
 */
export function jobFact(record: VideoRecord, fact: JobFact, now: number): Decision {
  const relation = jobRelation(record, fact);
  if (relation === 'surplus') return secondJob(record, fact);
  if (relation === 'earlier') return ignore('earlier_run');
  switch (record.status) {
    case 'submitting': {
      const transcoding = adopted(record, fact, now);
      return write(record, afterJobFact(transcoding, fact, now) ?? transcoding, now);
    }
    case 'transcoding': {
      const next = afterJobFact(record, fact, now);
      return next === undefined ? ignore('nothing_new') : write(record, next, now);
    }
    case 'uploading':
    case 'uploaded':
      return secondJob(record, fact);
    case 'ready':
      return ignore('too_late');
    case 'failed':
    case 'deleting':
      return traced(record, fact, now);
  }
}

/** A job that the film does not wait for. Once it has been canceled or has failed it costs nothing. */
function secondJob({ secondJobs = [] }: VideoRecord, { kind, jobId }: JobFact): Decision {
  const isKnown = secondJobs.includes(jobId);
  switch (kind) {
    case 'job_seen':
      return { kind: 'surplus', jobId, cancel: true, why: isKnown ? 'known_second_job' : 'second_job' };
    case 'job_complete':
      if (isKnown) return ignore('already_known');
      return { kind: 'surplus', jobId, cancel: false, why: 'second_job' };
    case 'job_error':
    case 'job_canceled':
      return ignore('surplus_over');
  }
}

/** The film is past its job; what is left to know is whether the job is over. */
function traced(record: FailedVideo | DeletingVideo, fact: JobFact, now: number): Decision {
  const job: JobTrace = { kind: fact.kind === 'job_seen' ? 'running' : 'over', jobId: fact.jobId };
  if (record.job.kind === 'over' || record.job.kind === job.kind) return ignore('nothing_new');
  return write(record, { ...record, job }, now);
}
