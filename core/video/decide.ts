import { type Decision, ignore, refuse } from './decision';
import type { Fact } from './fact';
import { announced } from './moves/announced';
import { captionsChanged } from './moves/captions-changed';
import { deleteWanted, emptied } from './moves/deletion';
import { edited } from './moves/edited';
import { intent } from './moves/intent';
import { jobFact } from './moves/job-fact';
import { jobMissing } from './moves/job-missing';
import { leaseWanted } from './moves/lease-wanted';
import { lookUpEmpty } from './moves/look-up-empty';
import { putOff } from './moves/put-off';
import { secondJobCounted } from './moves/second-job-counted';
import { sentAgain } from './moves/sent-again';
import { sourceRefused } from './moves/source-refused';
import { submitFailed } from './moves/submit-failed';
import { timeUp } from './moves/time-up';
import { uploadAborted } from './moves/upload-aborted';
import { uploadBegan } from './moves/upload-began';
import { uploadNoticed } from './moves/upload-noticed';
import type { VideoRecord } from './record';

/**
 * What becomes of a film after a fact. A `write` is to be stored under its condition; where that does not hold, the
 * record is read again and the same fact decided anew. The same fact may come any number of times and in any order.
 *
 * @param record as it was read; undefined where the catalogue has none
 * @param now milliseconds since the epoch
 */
export function decide(record: VideoRecord | undefined, fact: Fact, now: number): Decision {
  if (record === undefined) return withoutRecord(fact);
  switch (fact.kind) {
    case 'upload_noticed':
      return uploadNoticed(record, fact, now);
    case 'source_refused':
      return sourceRefused(record, fact, now);
    case 'intent':
      return intent(record, fact, now);
    case 'lease_wanted':
      return leaseWanted(record, fact, now);
    case 'submit_failed':
      return submitFailed(record, fact, now);
    case 'put_off':
      return putOff(record, now);
    case 'sent_again':
      return sentAgain(record, now);
    case 'look_up_empty':
      return lookUpEmpty(record, fact, now);
    case 'job_seen':
    case 'job_complete':
    case 'job_error':
    case 'job_canceled':
      return jobFact(record, fact, now);
    case 'second_job_counted':
      return secondJobCounted(record, fact, now);
    case 'job_missing':
      return jobMissing(record, fact, now);
    case 'time_up':
      return timeUp(record, now);
    case 'announced':
      return announced(record, now);
    case 'edited':
      return edited(record, fact, now);
    case 'captions_changed':
      return captionsChanged(record, fact, now);
    case 'upload_began':
      return uploadBegan(record, fact, now);
    case 'upload_aborted':
      return uploadAborted(record, fact, now);
    case 'delete_wanted':
      return deleteWanted(record, now);
    case 'emptied':
      return emptied(record);
  }
}

/** A film that was removed, or an object that nobody announced. */
function withoutRecord(fact: Fact): Decision {
  switch (fact.kind) {
    case 'upload_noticed':
    case 'intent':
    case 'lease_wanted':
    case 'edited':
    case 'captions_changed':
    case 'upload_began':
    case 'upload_aborted':
    case 'delete_wanted':
      return refuse('no_record');
    case 'job_seen':
      return { kind: 'surplus', jobId: fact.jobId, cancel: true, why: 'no_record' };
    case 'job_complete':
    case 'job_error':
    case 'job_canceled':
    case 'second_job_counted':
    case 'source_refused':
    case 'submit_failed':
    case 'put_off':
    case 'sent_again':
    case 'look_up_empty':
    case 'job_missing':
    case 'time_up':
    case 'announced':
    case 'emptied':
      return ignore('no_record');
  }
}
