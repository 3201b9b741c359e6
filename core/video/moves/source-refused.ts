import { entering } from '../advance';
import { type Decision, ignore, write } from '../decision';
import type { FactOf } from '../fact';
import { failureOf } from '../failure';
import type { FailedVideo, VideoRecord } from '../record';

/** Probing has shown that no film can come of the source: the film fails with that reason, before anything is paid. */
export function sourceRefused(record: VideoRecord, fact: FactOf<'source_refused'>, now: number): Decision {
  switch (record.status) {
    case 'uploading':
      return ignore('out_of_order');
    case 'uploaded': {
      if (record.source.eTag !== fact.eTag) return ignore('source_replaced');
      const next: FailedVideo = {
        ...entering(record, { status: 'failed', why: fact.fault }, now),
        status: 'failed',
        source: record.source,
        job: { kind: 'none' },
        failure: failureOf(fact.fault),
        announced: false,
      };
      return write(record, next, now);
    }
    case 'submitting':
    case 'transcoding':
      return ignore('source_fixed');
    case 'ready':
    case 'failed':
    case 'deleting':
      return ignore('too_late');
  }
}
