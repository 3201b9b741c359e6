import { entering } from '../advance';
import { type Decision, ignore, write } from '../decision';
import type { FactOf } from '../fact';
import { failureOf } from '../failure';
import type { DeletingVideo, FailedVideo, Lease, SubmittingVideo, VideoRecord } from '../record';

type Fact = FactOf<'submit_failed'>;

/**
 * CreateJob ended with an error. A definite one gives the lease back, but not after a call under the same lease whose
 * outcome is unknown: that call's job may exist all the same. So an unknown outcome is written down before the holder
 * calls again.
 */
export function submitFailed(record: VideoRecord, fact: Fact, now: number): Decision {
  switch (record.status) {
    case 'uploading':
    case 'uploaded':
      return ignore('other_submission');
    case 'submitting': {
      const lease = judge(record.attempt.submission, record.lease, fact);
      if (typeof lease === 'string') return lease === 'gone' ? givenBack(record, fact, now) : ignore(lease);
      return write(record, { ...record, lease }, now);
    }
    case 'transcoding':
    case 'ready':
      return ignore('too_late');
    case 'failed':
    case 'deleting':
      return traced(record, fact, now);
  }
}

/** The lease afterwards, `gone` if it is given back, or why the fact changes nothing. */
function judge(submission: string | undefined, lease: Lease | undefined, fact: Fact) {
  if (submission !== fact.submission) return 'other_submission';
  if (lease?.holder !== fact.worker) return 'not_the_holder';
  if (fact.outcome !== 'unknown') return lease.inDoubt ? 'outcome_in_doubt' : 'gone';
  return lease.inDoubt ? 'already_known' : { ...lease, inDoubt: true };
}

function givenBack(record: SubmittingVideo, { outcome }: Fact, now: number): Decision {
  const { lease: _, ...free } = record;
  if (outcome !== 'refused') return write(record, free, now);
  const next: FailedVideo = {
    ...entering(record, { status: 'failed', why: 'job_refused' }, now),
    status: 'failed',
    source: record.source,
    attempt: record.attempt,
    job: { kind: 'none' },
    failure: failureOf('job_refused'),
    announced: false,
  };
  return write(record, next, now);
}

function traced(record: FailedVideo | DeletingVideo, fact: Fact, now: number): Decision {
  if (record.job.kind !== 'unknown') return ignore('too_late');
  const lease = judge(record.attempt?.submission, record.job.lease, fact);
  if (lease === 'gone') return write(record, { ...record, job: { kind: 'none' } }, now);
  if (typeof lease === 'string') return ignore(lease);
  return write(record, { ...record, job: { kind: 'unknown', lease } }, now);
}
