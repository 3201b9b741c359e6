import { STALE } from './limits';
import type { SubmittingVideo, UploadedVideo } from './record';

/** Messages after which the time to the next grows no more. */
const LONGEST_WAIT = 3;

/**
 * When a film that waits for start-transcode is to be sent a message in place of its own. That one is lost, or waits in a
 * long queue still, which nobody can tell: so the time doubles with each message, from 20 minutes to 2 hours 40. A queue
 * that is behind is given eleven a day for each film, not one with each sweep.
 */
export function messageDueAt({ updatedAt, sentAgain = 0 }: UploadedVideo | SubmittingVideo): number {
  return updatedAt + STALE * 2 ** Math.min(sentAgain, LONGEST_WAIT);
}
