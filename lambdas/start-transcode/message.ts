import * as z from 'zod/mini';
import { isVideoId } from '../../core/video/video-id';
import type { ContinueMessage } from '../_shared/upload-queue';
import { MessageError } from './message-error';

/** What a message of the upload queue asks for. */
export type Message =
  /** Go on with a film: this function has sent it to itself, or the sweep has. */
  | ({ readonly kind: 'continue' } & ContinueMessage)
  /** S3 tells of objects; each record is read on its own. */
  | { readonly kind: 'notification'; readonly records: readonly unknown[] }
  /** S3 tries out whether it may send, whenever notifications are set up. */
  | { readonly kind: 'test_event' };

const ownMessage = z.strictObject({
  video: z.string().check(z.refine(isVideoId)),
  retry: z.int().check(z.nonnegative()),
});
const notification = z.object({ Records: z.array(z.unknown()) });
const testEvent = z.object({ Service: z.literal('Amazon S3'), Event: z.literal('s3:TestEvent') });

/**
 * Reads the body of a message (Amazon S3 User Guide, "Event message structure", for what S3 sends).
 *
 * @throws MessageError for what it cannot understand
 */
export function parseMessage(body: string): Message {
  const json = parseJson(body);
  const own = ownMessage.safeParse(json);
  if (own.success) return { kind: 'continue', ...own.data };
  const told = notification.safeParse(json);
  if (told.success) return { kind: 'notification', records: told.data.Records };
  if (testEvent.safeParse(json).success) return { kind: 'test_event' };
  throw new MessageError('neither a notification nor one of our own');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MessageError('not JSON');
  }
}
