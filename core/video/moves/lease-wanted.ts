import { type Decision, refuse, write } from '../decision';
import type { FactOf } from '../fact';
import { isLive, newLease } from '../lease';
import type { VideoRecord } from '../record';

/** A run without a job and without a lease: the last one was given back, or MediaConvert failed an earlier run. */
export function leaseWanted(record: VideoRecord, fact: FactOf<'lease_wanted'>, now: number): Decision {
  switch (record.status) {
    case 'submitting':
      if (record.lease === undefined)
        return write(record, { ...record, lease: newLease(fact.worker, now) }, now);
      return refuse(isLive(record.lease, now) ? 'lease_held' : 'outcome_unknown');
    case 'uploading':
    case 'uploaded':
    case 'transcoding':
    case 'ready':
    case 'failed':
    case 'deleting':
      return refuse('not_submitting');
  }
}
