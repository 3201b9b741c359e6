import { type Decision, ignore, write } from '../decision';
import type { VideoRecord } from '../record';

/** Written down after the world was told, so that it is told at least once whatever ends in between. */
export function announced(record: VideoRecord, now: number): Decision {
  switch (record.status) {
    case 'ready':
    case 'failed':
      return record.announced ? ignore('already_known') : write(record, { ...record, announced: true }, now);
    case 'uploading':
    case 'uploaded':
    case 'submitting':
    case 'transcoding':
      return ignore('out_of_order');
    case 'deleting':
      return ignore('too_late');
  }
}
