import { type Decision, ignore, write } from '../decision';
import type { FactOf } from '../fact';
import { afterEmptyLookUp, newLease } from '../lease';
import type { DeletingVideo, FailedVideo, SubmittingVideo, VideoRecord } from '../record';

type Fact = FactOf<'look_up_empty'>;

/**
 * A look-up has found no job of the submission. The first is written down; the second, late enough, settles that there
 * is none: `worker` gets the lease and submits the same run again, or the film needs to wait for no job any more.
 */
export function lookUpEmpty(record: VideoRecord, fact: Fact, now: number): Decision {
  switch (record.status) {
    case 'submitting':
      return submitting(record, fact, now);
    case 'failed':
    case 'deleting':
      return traced(record, fact, now);
    case 'uploading':
    case 'uploaded':
    case 'transcoding':
    case 'ready':
      return ignore('too_late');
  }
}

function submitting(record: SubmittingVideo, { worker, submission, startedAt }: Fact, now: number): Decision {
  if (record.attempt.submission !== submission) return ignore('other_submission');
  if (record.lease === undefined) return ignore('nothing_new');
  const after = afterEmptyLookUp(record.lease, startedAt);
  if (after === 'too_early') return ignore('look_up_too_early');
  if (after !== 'no_job') return write(record, { ...record, lease: after }, now);
  const resubmissions = record.lease.resubmissions + 1;
  return write(record, { ...record, lease: { ...newLease(worker, now), resubmissions } }, now);
}

function traced(record: FailedVideo | DeletingVideo, fact: Fact, now: number): Decision {
  if (record.attempt?.submission !== fact.submission) return ignore('other_submission');
  if (record.job.kind !== 'unknown') return ignore('nothing_new');
  const after = afterEmptyLookUp(record.job.lease, fact.startedAt);
  if (after === 'too_early') return ignore('look_up_too_early');
  const job = after === 'no_job' ? ({ kind: 'none' } as const) : ({ kind: 'unknown', lease: after } as const);
  return write(record, { ...record, job }, now);
}
