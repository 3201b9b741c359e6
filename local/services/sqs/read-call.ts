import { z } from 'zod';
import { ApiError } from '../api-front/api-error';
import type { ApiRequest } from '../api-front/api-request';
import { nameOfUrl } from './queue-name';

/** Operations that are known here → the action that IAM is asked for. Everything else that SQS has is refused by name. */
const ACTIONS: ReadonlyMap<string, string> = new Map([
  ['ChangeMessageVisibility', 'sqs:ChangeMessageVisibility'],
  ['ChangeMessageVisibilityBatch', 'sqs:ChangeMessageVisibility'],
  ['DeleteMessage', 'sqs:DeleteMessage'],
  ['DeleteMessageBatch', 'sqs:DeleteMessage'],
  ['GetQueueAttributes', 'sqs:GetQueueAttributes'],
  ['GetQueueUrl', 'sqs:GetQueueUrl'],
  ['ReceiveMessage', 'sqs:ReceiveMessage'],
  ['SendMessage', 'sqs:SendMessage'],
  ['SendMessageBatch', 'sqs:SendMessage'],
]);

const TARGET = /^AmazonSQS\.(\w+)$/;

const input = z.looseObject({ QueueUrl: z.string().optional(), QueueName: z.string().optional() });

/** One call of the SQS API, as far as it is read here. */
export interface SqsCall {
  readonly operation: string;
  readonly action: string;
  /** Name of the queue that is meant; empty when the account has none of that address. */
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * Reads a call of the AWS JSON 1.0 protocol.
 *
 * @param origin of this service
 * @throws ApiError for an operation that is not known here, and for a body that cannot be read
 */
export function readCall({ method, headers, body }: ApiRequest, origin: string): SqsCall {
  const operation = TARGET.exec(headers.get('x-amz-target') ?? '')?.[1] ?? '';
  const action = ACTIONS.get(operation);
  if (action === undefined || method !== 'POST') {
    throw new ApiError(400, 'UnknownOperationException', `Local SQS does not implement ${operation}.`);
  }
  const { data } = input.safeParse(readJson(body));
  if (data === undefined) throw new ApiError(400, 'SerializationException', 'The body cannot be read.');
  const { QueueUrl, QueueName = '' } = data;
  const name = operation === 'GetQueueUrl' ? QueueName : nameOfUrl(origin, QueueUrl ?? '');
  return { operation, action, name, input: data };
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
