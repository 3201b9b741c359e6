import { enteredAt } from '../advance';
import { type Decision, ignore, write } from '../decision';
import type { FactOf } from '../fact';
import { failureOf } from '../failure';
import { STALE } from '../limits';
import type { VideoRecord } from '../record';
import { failedJob } from './transcoding';

/** MediaConvert knows no such job. Soon after it was made that means nothing: GetJob may not see it yet. */
export function jobMissing(record: VideoRecord, { jobId }: FactOf<'job_missing'>, now: number): Decision {
  switch (record.status) {
    case 'transcoding':
      if (record.jobId !== jobId) return ignore('nothing_new');
      if (now < enteredAt(record) + STALE) return ignore('too_young');
      return write(record, failedJob(record, failureOf('job_missing'), now), now);
    case 'failed':
    case 'deleting':
      if (record.job.kind !== 'running' || record.job.jobId !== jobId) return ignore('nothing_new');
      if (now < enteredAt(record) + STALE) return ignore('too_young');
      return write(record, { ...record, job: { kind: 'over', jobId } }, now);
    case 'uploading':
    case 'uploaded':
    case 'submitting':
      return ignore('nothing_new');
    case 'ready':
      return ignore('too_late');
  }
}
