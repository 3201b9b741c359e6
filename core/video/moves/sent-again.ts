import { type Decision, ignore, write } from '../decision';
import { messageDueAt } from '../message-due-at';
import type { VideoRecord } from '../record';

/** The sweep has sent start-transcode a message in place of one that seemed lost; the next is due much later. */
export function sentAgain(record: VideoRecord, now: number): Decision {
  switch (record.status) {
    case 'uploaded':
    case 'submitting': {
      if (now < messageDueAt(record)) return ignore('nothing_new');
      const { sentAgain = 0 } = record;
      return write(record, { ...record, sentAgain: sentAgain + 1 }, now);
    }
    case 'uploading':
    case 'transcoding':
    case 'ready':
    case 'failed':
    case 'deleting':
      return ignore('too_late');
  }
}
