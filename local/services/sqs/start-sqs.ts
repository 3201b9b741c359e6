import type { Clock } from '../../clock';
import type { ApiAnswer, ApiCall, ApiRequest } from '../api-front/api-request';
import { JSON_1_0 } from '../api-front/json-protocol';
import { startApiFront } from '../api-front/start-api-front';
import type { Calls } from '../calls';
import type { CredentialStore } from '../iam/credential-store';
import { type PolicyDocument, parseResourcePolicy } from '../iam/policy-document';
import type { Principal } from '../iam/principal';
import type { QueueState } from '../queue-engine/engine-messages';
import type { QueueEngine } from '../queue-engine/start-queue-engine';
import { askEngine } from './ask-engine';
import { Bell } from './bell';
import { createQueue } from './create-queue';
import type { QueueDeclaration } from './queue-declaration';
import { nameOfArn, queueArn, queueUrl } from './queue-name';
import { readCall } from './read-call';
import { receiveMessage } from './receive-message';
import { sendAs } from './send-as';
import { untilVisible } from './until-visible';

interface SqsOptions {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Holds the queues; whoever started it closes it. */
  readonly engine: QueueEngine;
  readonly clock: Clock;
  readonly credentials: CredentialStore;
  readonly calls: Calls;
}

export interface SqsService {
  readonly origin: string;
  /**
   * Makes a queue. One with this name that was made before keeps its messages and gets the new attributes.
   *
   * @throws Error for attributes that SQS would refuse, and for a dead-letter queue that does not stand
   */
  createQueue(declaration: QueueDeclaration): Promise<{ url: string; arn: string }>;
  /**
   * Sets who besides the account's roles may use a queue; undefined takes the policy away.
   *
   * @throws PolicyError for a policy that cannot be judged here
   */
  setQueuePolicy(arn: string, policy: unknown): void;
  /**
   * Sends a message as a service of AWS does, judged by IAM and by the queue's policy.
   *
   * @param attributes message attributes of type String
   * @throws ApiError for a send that is not allowed, that is lost, or that the queue refuses
   */
  sendAs(
    principal: Principal,
    queueArn: string,
    body: string,
    attributes?: Readonly<Record<string, string>>,
  ): Promise<void>;
  /** How full a queue is now. @throws Error when it does not stand */
  counts(arn: string): Promise<Pick<QueueState, 'visible' | 'hidden' | 'delayed'>>;
  /** Waits until a queue has a message to receive. Resolves early when it does not stand, or when the signal fires. */
  untilVisible(arn: string, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts SQS: fauxqs behind signature and IAM. Messages can be sent, received, deleted, hidden and counted; queues are made
 * by the template alone.
 *
 * @throws StartFault when the port is taken
 */
export async function startSqs(options: SqsOptions): Promise<SqsService> {
  const { engine, calls } = options;
  const bell = new Bell();
  const queues = { engine, bell, clock: options.clock };
  const policies = new Map<string, PolicyDocument>();
  const closing = new AbortController();

  const describe = (request: ApiRequest): ApiCall => {
    const { operation, action, name } = readCall(request, front.origin);
    const resource = queueArn(name);
    return { operation, asked: [{ action, resource }], resourcePolicy: policies.get(resource) };
  };
  const perform = async (request: ApiRequest): Promise<ApiAnswer> => {
    const call = readCall(request, front.origin);
    const { operation, name } = call;
    const answer =
      operation === 'ReceiveMessage'
        ? await receiveMessage(queues, call, closing.signal)
        : await askEngine(engine, operation, call);
    bell.ring();
    if (operation !== 'GetQueueUrl' || answer.status !== 200) return answer;
    return { ...answer, body: JSON.stringify({ QueueUrl: queueUrl(front.origin, name) }) };
  };
  const front = await startApiFront({
    ...{ ...options, name: 'SQS', service: 'sqs', protocol: JSON_1_0 },
    ...{ describe, perform },
  });

  return {
    origin: front.origin,
    async createQueue(declaration) {
      await createQueue(engine, declaration);
      bell.ring();
      const { name } = declaration;
      return { url: queueUrl(front.origin, name), arn: queueArn(name) };
    },
    setQueuePolicy(arn, policy) {
      if (policy === undefined) policies.delete(arn);
      else policies.set(arn, parseResourcePolicy(policy));
    },
    async sendAs(principal, arn, body, attributes = {}) {
      const resourcePolicy = policies.get(arn);
      const sent = { principal, arn, body, attributes, resourcePolicy };
      // A send whose answer is lost has come in all the same.
      await sendAs({ engine, calls }, sent).finally(() => bell.ring());
    },
    async counts(arn) {
      const state = await engine.look(nameOfArn(arn));
      if (state === undefined) throw new Error(`there is no queue ${arn}`);
      const { visible, hidden, delayed } = state;
      return { visible, hidden, delayed };
    },
    untilVisible: (arn, signal) =>
      untilVisible(queues, nameOfArn(arn), AbortSignal.any([signal, closing.signal])),
    async close() {
      closing.abort();
      await front.close();
    },
  };
}
