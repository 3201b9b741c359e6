import { z } from 'zod';

const partialAnswer = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullish();

/**
 * Which messages of a batch a function says it could not do. One that answers in another form, or names a message that it
 * was not given, has failed in all of them (Lambda developer guide, "Implementing partial batch responses").
 *
 * @param batch ids of the messages that the function was called with
 * @param answer what it returned; with ReportBatchItemFailures only
 */
export function failedMessages(batch: readonly string[], answer: unknown): ReadonlySet<string> {
  const { data, success } = partialAnswer.safeParse(answer);
  if (!success) return new Set(batch);
  const failed = (data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return new Set(failed.every(id => batch.includes(id)) ? failed : batch);
}
