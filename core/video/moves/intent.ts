import { entering } from '../advance';
import { type Decision, refuse, write } from '../decision';
import type { FactOf } from '../fact';
import { newLease } from '../lease';
import type { SubmittingVideo, VideoRecord } from '../record';

/**
 * Before the first CreateJob, the intent: whoever wins this write holds the lease and calls, under this submission.
 * Nothing needs to be looked up, because nobody can have called before.
 */
export function intent(record: VideoRecord, fact: FactOf<'intent'>, now: number): Decision {
  switch (record.status) {
    case 'uploading':
      return refuse('not_uploaded');
    case 'uploaded': {
      if (record.source.eTag !== fact.eTag) return refuse('source_replaced');
      const { film, codecs, run, submission, renditions } = fact;
      const next: SubmittingVideo = {
        ...entering(record, { status: 'submitting', why: fact.kind }, now),
        status: 'submitting',
        source: { ...record.source, film, codecs },
        attempt: { run, submission, renditions },
        lease: newLease(fact.worker, now),
      };
      return write(record, next, now);
    }
    case 'submitting':
    case 'transcoding':
      return refuse('already_submitted');
    case 'ready':
    case 'failed':
      return refuse('final');
    case 'deleting':
      return refuse('deleting');
  }
}
