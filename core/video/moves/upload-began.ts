import { type Decision, ignore, refuse, write } from '../decision';
import type { FactOf } from '../fact';
import type { VideoRecord } from '../record';

/** The parts of the source have a place to go. The first place counts; of two that began at once, one is to be aborted. */
export function uploadBegan(record: VideoRecord, { upload }: FactOf<'upload_began'>, now: number): Decision {
  switch (record.status) {
    case 'uploading':
      if (record.upload === undefined) return write(record, { ...record, upload }, now);
      return record.upload.uploadId === upload.uploadId ? ignore('already_known') : refuse('already_begun');
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
