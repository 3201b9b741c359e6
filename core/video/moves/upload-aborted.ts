import { entering } from '../advance';
import { type Decision, refuse, write } from '../decision';
import type { FactOf } from '../fact';
import { failureOf } from '../failure';
import type { FailedVideo, VideoRecord } from '../record';

/** The upload was given up by who sent it. Nobody needs to be told of that. */
export function uploadAborted(
  record: VideoRecord,
  { uploadId }: FactOf<'upload_aborted'>,
  now: number,
): Decision {
  switch (record.status) {
    case 'uploading': {
      if (record.upload?.uploadId !== uploadId) return refuse('not_uploading');
      const next: FailedVideo = {
        ...entering(record, { status: 'failed', why: 'upload_aborted' }, now),
        status: 'failed',
        job: { kind: 'none' },
        failure: failureOf('upload_aborted'),
        announced: true,
      };
      return write(record, next, now);
    }
    case 'uploaded':
    case 'submitting':
    case 'transcoding':
    case 'ready':
    case 'failed':
      return refuse('not_uploading');
    case 'deleting':
      return refuse('deleting');
  }
}
