import * as z from 'zod/mini';
import { MessageError } from './message-error';

const schema = z.object({
  Records: z.array(z.object({ messageId: z.string().check(z.minLength(1)), body: z.string() })),
});

/** One message of the queue. */
export type QueueMessage = z.output<typeof schema>['Records'][number];

/** Which messages of a batch come again (Lambda Developer Guide, "Implementing partial batch responses"). */
export interface BatchAnswer {
  batchItemFailures: { itemIdentifier: string }[];
}

/**
 * The messages of an event that SQS sends.
 *
 * @throws MessageError for any other event
 */
export function parseBatch(event: unknown): readonly QueueMessage[] {
  const parsed = schema.safeParse(event);
  if (!parsed.success) throw new MessageError('not a batch of SQS');
  return parsed.data.Records;
}
