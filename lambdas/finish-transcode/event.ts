import * as z from 'zod/mini';
import type { FoundJob } from '../../core/video/job-order';
import { type JobNews, ourJob } from '../_shared/job-news';
import { EventError } from './event-error';

const text = z.string().check(z.minLength(1));

const eventSchema = z.object({
  'detail-type': z.literal('MediaConvert Job State Change'),
  detail: z.object({ queue: text, status: text }),
});

const ourEventSchema = z.object({
  detail: z.object({
    jobId: text,
    userMetadata: z.object({ video: text, submission: text }),
    jobProgress: z.optional(z.object({ jobPercentComplete: z.optional(z.number()) })),
    errorCode: z.optional(z.int()),
  }),
});

/**
 * The statuses that move a film, and what they say of its job (MediaConvert User Guide, "Events that MediaConvert
 * sends"). The others, such as INPUT_INFORMATION, NEW_WARNING and QUEUE_HOP, say nothing that is needed.
 */
const STATUSES: ReadonlyMap<string, FoundJob['status']> = new Map([
  ['STATUS_UPDATE', 'PROGRESSING'],
  ['COMPLETE', 'COMPLETE'],
  ['ERROR', 'ERROR'],
  ['CANCELED', 'CANCELED'],
]);

/**
 * What an event tells of a job of this stack.
 *
 * @param queueArn the stack's own MediaConvert queue
 * @returns nothing for a job in another queue, and for a status that moves no film
 * @throws EventError for what is no such event, and for a job in our queue that is not ours
 */
export function parseEvent(event: unknown, queueArn: string): JobNews | undefined {
  const envelope = eventSchema.safeParse(event);
  if (!envelope.success) throw new EventError('not a state change of a job');
  const { queue, status: told } = envelope.data.detail;
  const status = STATUSES.get(told);
  if (queue !== queueArn || status === undefined) return undefined;

  const detail = ourEventSchema.safeParse(event).data?.detail;
  const job = detail && ourJob({ jobId: detail.jobId, ...detail.userMetadata });
  if (!job) throw new EventError('a job in our queue that does not say which film it is for');
  const percent = detail?.jobProgress?.jobPercentComplete;
  const errorCode = detail?.errorCode;
  if (status === 'ERROR' && errorCode === undefined) throw new EventError('an error without its code');
  return {
    ...job,
    status,
    ...(percent === undefined ? {} : { percent }),
    ...(errorCode === undefined ? {} : { errorCode }),
  };
}
