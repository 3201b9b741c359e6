import * as z from 'zod/mini';
import { sourceKey } from '../../core/video/object-keys';
import type { Source } from '../../core/video/record';
import { isVideoId } from '../../core/video/video-id';
import { MessageError } from './message-error';

/** S3 says that a film's source is there. */
export interface UploadNotice {
  /** The film's id. */
  readonly video: string;
  readonly source: Source;
}

const text = z.string().check(z.minLength(1));

const recordSchema = z.object({
  // Minor versions add fields only (Amazon S3 User Guide, "Event message structure").
  eventVersion: z.string().check(z.regex(/^2\.[0-9]+$/)),
  eventSource: z.literal('aws:s3'),
  eventName: text,
  s3: z.object({ bucket: z.object({ name: text }), object: z.object({ key: text }) }),
});

const createdSchema = z.object({
  s3: z.object({
    object: z.object({ size: z.int().check(z.nonnegative()), eTag: text, sequencer: text }),
  }),
});

/**
 * Reads one record of a notification.
 *
 * @param bucket name of the media bucket
 * @returns undefined for an event of S3 that is not about a film's source
 * @throws MessageError for what is no record of S3, or has a key that cannot be decoded
 */
export function uploadNotice(record: unknown, bucket: string): UploadNotice | undefined {
  const parsed = recordSchema.safeParse(record);
  if (!parsed.success) throw new MessageError('not a record of S3 that this function knows');
  const { eventName, s3 } = parsed.data;
  const key = decodeKey(s3.object.key);
  const [, video = ''] = key.split('/');
  if (s3.bucket.name !== bucket || !eventName.startsWith('ObjectCreated:')) return undefined;
  if (!isVideoId(video) || key !== sourceKey(video)) return undefined;
  const created = createdSchema.safeParse(record);
  if (!created.success) throw new MessageError('an object without size, ETag or sequencer');
  return { video, source: created.data.s3.object };
}

/** Keys are form-url-encoded (Amazon S3 User Guide, "Event message structure"). */
function decodeKey(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    throw new MessageError('a key that cannot be decoded');
  }
}
