import { z } from 'zod';
import { ApiError } from '../api-front/api-error';
import type { EngineAnswer } from '../queue-engine/engine-messages';
import type { QueueEngine } from '../queue-engine/start-queue-engine';
import { queueUrl } from './queue-name';

const refusal = z.object({ __type: z.string(), message: z.string() });

/** Has the engine carry out an operation on a queue; it knows queues by their names and looks at no host. */
export async function askEngine(
  engine: QueueEngine,
  operation: string,
  { name, input = {} }: { readonly name: string; readonly input?: Readonly<Record<string, unknown>> },
): Promise<EngineAnswer> {
  return engine.call({
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${operation}` },
    body: JSON.stringify({ ...input, QueueName: name, QueueUrl: queueUrl('http://queues', name) }),
  });
}

/** @throws ApiError with the engine's reason when it refused */
export function demandDone({ status, body }: EngineAnswer): void {
  if (status === 200) return;
  const { data } = refusal.safeParse(JSON.parse(body));
  throw new ApiError(
    status,
    data?.__type.split('#').pop() ?? 'InternalFailure',
    data?.message ?? 'The queue engine failed.',
  );
}
