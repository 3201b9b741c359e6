import { type Decision, ignore, write } from '../decision';
import { PUT_OFF_APART } from '../limits';
import type { VideoRecord } from '../record';

/**
 * start-transcode comes back to the film by a message of its own. Without this the sweep would take a film that waits for
 * one whose message was lost, and each of its messages would wait, and call MediaConvert, beside the ones before.
 */
export function putOff(record: VideoRecord, now: number): Decision {
  switch (record.status) {
    case 'uploaded':
    case 'submitting':
      return now < record.updatedAt + PUT_OFF_APART ? ignore('nothing_new') : write(record, record, now);
    case 'uploading':
    case 'transcoding':
    case 'ready':
    case 'failed':
    case 'deleting':
      return ignore('too_late');
  }
}
