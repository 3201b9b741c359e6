import { entering } from '../advance';
import { type Decision, ignore, refuse, unchanged, write } from '../decision';
import type { DeletingVideo, JobTrace, VideoRecord } from '../record';

/** From any status: the film becomes a tombstone, which still knows the job that may be running. */
export function deleteWanted(record: VideoRecord, now: number): Decision {
  if (record.status === 'deleting') return ignore('already_known');
  const next: DeletingVideo = {
    ...entering(record, { status: 'deleting', why: 'delete_wanted' }, now),
    status: 'deleting',
    ...('upload' in record ? { upload: record.upload } : {}),
    ...('source' in record ? { source: record.source } : {}),
    ...('attempt' in record ? { attempt: record.attempt } : {}),
    job: traceOf(record),
  };
  return write(record, next, now);
}

/** Nothing is left of the film: the record goes too, unless a job may still write. */
export function emptied(record: VideoRecord): Decision {
  if (record.status !== 'deleting') return refuse('not_deleting');
  switch (record.job.kind) {
    case 'none':
    case 'over':
      return { kind: 'remove', condition: unchanged(record) };
    case 'unknown':
    case 'running':
      return refuse('job_not_over');
  }
}

function traceOf(record: Exclude<VideoRecord, DeletingVideo>): JobTrace {
  switch (record.status) {
    case 'uploading':
    case 'uploaded':
      return { kind: 'none' };
    case 'submitting':
      return record.lease === undefined ? { kind: 'none' } : { kind: 'unknown', lease: record.lease };
    case 'transcoding':
      return { kind: 'running', jobId: record.jobId };
    case 'ready':
      return { kind: 'over', jobId: record.jobId };
    case 'failed':
      return record.job;
  }
}
