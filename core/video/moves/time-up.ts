import { enteredAt, entering } from '../advance';
import { type Decision, refuse, write } from '../decision';
import { type FailureCode, failureOf } from '../failure';
import { isLive } from '../lease';
import { LIMIT } from '../limits';
import type { FailedVideo, JobTrace, SubmittingVideo, TranscodingVideo, VideoRecord } from '../record';

/** A film that has been in its status for longer than its limit fails, with the reason. */
export function timeUp(record: VideoRecord, now: number): Decision {
  const age = now - enteredAt(record);
  switch (record.status) {
    case 'uploading':
      if (age < LIMIT.uploading) return refuse('within_limits');
      return failed(record, 'upload_abandoned', {}, now);
    case 'uploaded':
      if (age < LIMIT.uploaded) return refuse('within_limits');
      return failed(record, 'not_submitted', { source: record.source }, now);
    case 'submitting':
      return submissionTimeUp(record, age, now);
    case 'transcoding': {
      if (age < LIMIT.transcoding) return refuse('within_limits');
      const job = { kind: 'running', jobId: record.jobId } as const;
      return failed(record, 'transcode_too_long', { ...past(record), job }, now);
    }
    case 'ready':
    case 'failed':
      return refuse('final');
    case 'deleting':
      return refuse('deleting');
  }
}

function submissionTimeUp(record: SubmittingVideo, age: number, now: number): Decision {
  const { lease } = record;
  if (lease !== undefined && isLive(lease, now)) return refuse('lease_held');
  if (age < (lease === undefined ? LIMIT.submitting : LIMIT.inDoubt)) return refuse('within_limits');
  const job: JobTrace = lease === undefined ? { kind: 'none' } : { kind: 'unknown', lease };
  return failed(record, 'not_submitted', { ...past(record), job }, now);
}

function past({ source, attempt }: SubmittingVideo | TranscodingVideo) {
  return { source, attempt };
}

function failed(
  record: VideoRecord,
  code: FailureCode,
  kept: Partial<Pick<FailedVideo, 'source' | 'attempt' | 'job'>>,
  now: number,
): Decision {
  const core = entering(record, { status: 'failed', why: code }, now);
  const next: FailedVideo = {
    ...core,
    status: 'failed',
    job: { kind: 'none' },
    ...kept,
    failure: failureOf(code),
    announced: false,
  };
  return write(record, next, now);
}
