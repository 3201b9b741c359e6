import { entering } from '../advance';
import type { FactOf, NewRun } from '../fact';
import { type Failure, failureOf } from '../failure';
import { isWorthAnotherRun, jobErrorFailure } from '../job-error';
import type { FailedVideo, ReadyVideo, SubmittingVideo, TranscodingVideo } from '../record';
import type { JobFact } from './job-fact';

/** The film with its job recorded. */
export function adopted(record: SubmittingVideo, fact: JobFact, now: number): TranscodingVideo {
  const why = fact.kind === 'job_seen' ? `job_seen_by_${fact.by}` : fact.kind;
  return {
    ...entering(record, { status: 'transcoding', why }, now),
    status: 'transcoding',
    source: record.source,
    attempt: record.attempt,
    jobId: fact.jobId,
    progress: 0,
  };
}

/** What the film becomes by a fact about its own job; undefined where that tells nothing new. */
export function afterJobFact(
  record: TranscodingVideo,
  fact: JobFact,
  now: number,
): TranscodingVideo | SubmittingVideo | ReadyVideo | FailedVideo | undefined {
  switch (fact.kind) {
    case 'job_seen':
      return fact.percent !== undefined && fact.percent > record.progress
        ? { ...record, progress: Math.min(100, fact.percent) }
        : undefined;
    case 'job_complete':
      return completed(record, fact, now);
    case 'job_error':
      if (isWorthAnotherRun(fact.errorCode) && record.attempt.earlier === undefined) {
        return nextRun(record, fact.next, now);
      }
      return failedJob(record, failureOf(jobErrorFailure(fact.errorCode), fact.errorCode), now);
    case 'job_canceled':
      return failedJob(record, failureOf('job_canceled'), now);
  }
}

function completed(
  record: TranscodingVideo,
  { kind, verdict }: FactOf<'job_complete'>,
  now: number,
): ReadyVideo | FailedVideo {
  if (!verdict.whole) return failedJob(record, verdict.failure, now);
  const { source, attempt, jobId } = record;
  const core = entering(record, { status: 'ready', why: kind }, now);
  const { whole: _, ...seen } = verdict;
  return { ...core, status: 'ready', source, attempt, jobId, ...seen, announced: false };
}

/** The job is over and the film is not there. */
export function failedJob(record: TranscodingVideo, failure: Failure, now: number): FailedVideo {
  const { source, attempt, jobId } = record;
  const core = entering(record, { status: 'failed', why: failure.code }, now);
  return {
    ...core,
    status: 'failed',
    source,
    attempt,
    job: { kind: 'over', jobId },
    failure,
    announced: false,
  };
}

/** A run of its own, so that its output never mixes with the first one's. Anyone may submit it. */
function nextRun(record: TranscodingVideo, next: NewRun, now: number): SubmittingVideo {
  const { run, submission, renditions } = record.attempt;
  return {
    ...entering(record, { status: 'submitting', why: 'next_run' }, now),
    status: 'submitting',
    source: record.source,
    attempt: {
      run: next.run,
      submission: next.submission,
      renditions,
      earlier: { run, submission, jobId: record.jobId },
    },
  };
}
