import type { JobIdentity } from './fact';
import type { VideoRecord } from './record';

/**
 * What a job is to a film: the `recorded` one; `ours` where the film asked for it and has recorded none yet; the
 * recorded one of an `earlier` run; or `surplus`: paid for twice unless it is canceled.
 */
export type JobRelation = 'recorded' | 'ours' | 'earlier' | 'surplus';

export function jobRelation(record: VideoRecord, { jobId, submission }: JobIdentity): JobRelation {
  switch (record.status) {
    case 'uploading':
    case 'uploaded':
      return 'surplus';
    case 'submitting':
      if (record.attempt.earlier?.jobId === jobId) return 'earlier';
      // Without a lease no call was made that could have made it, unless it was hidden from two look-ups.
      return record.attempt.submission === submission ? 'ours' : 'surplus';
    case 'transcoding':
    case 'ready':
      if (record.jobId === jobId) return 'recorded';
      return record.attempt.earlier?.jobId === jobId ? 'earlier' : 'surplus';
    case 'failed':
    case 'deleting':
      if (record.attempt?.earlier?.jobId === jobId) return 'earlier';
      return tracedRelation(record, { jobId, submission });
  }
}

function tracedRelation(
  { job, attempt }: Extract<VideoRecord, { status: 'failed' | 'deleting' }>,
  { jobId, submission }: JobIdentity,
): JobRelation {
  switch (job.kind) {
    case 'none':
      return 'surplus';
    case 'unknown':
      return attempt?.submission === submission ? 'ours' : 'surplus';
    case 'running':
    case 'over':
      return job.jobId === jobId ? 'recorded' : 'surplus';
  }
}
