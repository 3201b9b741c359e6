import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { z } from 'zod';
import type { Clock } from '../clock';
import { LOCAL_REGION } from '../services/iam/account';
import type { Caller } from '../services/iam/credential-store';
import { nameOfArn, queueUrl } from '../services/sqs/queue-name';
import { type ReceivedMessage, receivedMessage } from './received-message';

const answers = z.object({ Messages: z.array(receivedMessage).default([]) });
const refusal = z.object({ __type: z.string() });

interface QueueClientOptions {
  /** Of SQS. */
  readonly origin: string;
  readonly queueArn: string;
  /** Signs every call. */
  readonly caller: Caller;
  readonly clock: Clock;
}

/** What Lambda's poller does with its queue, each by one call of the SQS API. Rejects with an Error that names the call. */
export interface QueueClient {
  /** Asks for the queue's attributes, only to find out that it may. */
  check(): Promise<void>;
  /** Messages that can be received now. @param atMost 1 to 10 */
  receive(atMost: number): Promise<readonly ReceivedMessage[]>;
  delete(receiptHandle: string): Promise<void>;
}

/** Calls SQS with the credentials of a function's role, at the time of the stack's clock. */
export function createQueueClient(options: QueueClientOptions): QueueClient {
  const call = (operation: string, input: object): Promise<unknown> => callSqs(options, operation, input);
  return {
    async check() {
      await call('GetQueueAttributes', { AttributeNames: ['QueueArn'] });
    },
    async receive(atMost) {
      const wanted = { MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'] };
      const answer = await call('ReceiveMessage', { ...wanted, MaxNumberOfMessages: atMost });
      return answers.parse(answer).Messages;
    },
    async delete(ReceiptHandle) {
      await call('DeleteMessage', { ReceiptHandle });
    },
  };
}

async function callSqs(options: QueueClientOptions, operation: string, input: object): Promise<unknown> {
  const { origin, queueArn } = options;
  const body = JSON.stringify({ ...input, QueueUrl: queueUrl(origin, nameOfArn(queueArn)) });
  const headers = await signedHeaders(options, operation, body);
  const response = await fetch(origin, { method: 'POST', headers, body });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  throw new Error(`${operation}: ${refusal.safeParse(answer).data?.__type ?? response.status}`);
}

async function signedHeaders(
  { origin, caller, clock }: QueueClientOptions,
  operation: string,
  body: string,
): Promise<Record<string, string>> {
  const { hostname, host, protocol } = new URL(origin);
  const signer = new SignatureV4({
    ...{ service: 'sqs', region: LOCAL_REGION, credentials: caller, sha256: Sha256 },
  });
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `AmazonSQS.${operation}`,
  };
  const request = new HttpRequest({
    ...{ method: 'POST', protocol, hostname, path: '/', body },
    headers: { ...headers, host },
  });
  const signed = await signer.sign(request, { signingDate: new Date(clock.now()) });
  const { host: _sentByFetch, ...rest } = signed.headers;
  return rest;
}
