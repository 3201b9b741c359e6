import { ApiError } from '../api-front/api-error';
import { carryOut } from '../api-front/carry-out';
import { JSON_1_0 } from '../api-front/json-protocol';
import type { Calls } from '../calls';
import type { PolicyDocument } from '../iam/policy-document';
import type { Principal } from '../iam/principal';
import type { QueueEngine } from '../queue-engine/start-queue-engine';
import { askEngine, demandDone } from './ask-engine';
import { nameOfArn } from './queue-name';

interface Sent {
  readonly principal: Principal;
  /** ARN of the queue. */
  readonly arn: string;
  readonly body: string;
  /** Message attributes of type String. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly resourcePolicy: PolicyDocument | undefined;
}

/**
 * Sends a message on behalf of a principal that signs nothing here, such as S3.
 *
 * @throws ApiError for a send that is not allowed, that is lost, or that the queue refuses
 */
export async function sendAs(
  { engine, calls }: { engine: QueueEngine; calls: Calls },
  { principal, arn, body, attributes, resourcePolicy }: Sent,
): Promise<void> {
  const asked = [{ action: 'sqs:SendMessage', resource: arn }];
  const call = { service: 'sqs', operation: 'SendMessage', principal, asked, resourcePolicy };
  const outcome = await carryOut(calls, { ...call, denied: JSON_1_0.denied }, async () =>
    demandDone(
      await askEngine(engine, 'SendMessage', {
        name: nameOfArn(arn),
        input: { MessageBody: body, MessageAttributes: messageAttributes(attributes) },
      }),
    ),
  );
  if (outcome === 'lost') throw new ApiError(503, 'ServiceUnavailable', 'The call was lost.');
}

function messageAttributes(attributes: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
  );
}
