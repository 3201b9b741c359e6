import type { Clock } from '../../clock';
import type { ApiAnswer, ApiCall, ApiRequest } from '../api-front/api-request';
import { QUERY_XML } from '../api-front/query-protocol';
import { startApiFront } from '../api-front/start-api-front';
import type { Calls } from '../calls';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../iam/account';
import type { CredentialStore } from '../iam/credential-store';
import { type PolicyDocument, parseResourcePolicy } from '../iam/policy-document';
import type { EngineAnswer } from '../queue-engine/engine-messages';
import type { QueueEngine } from '../queue-engine/start-queue-engine';
import { type Publication, readPublish } from './read-publish';

interface SnsOptions {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Holds the topics; whoever started it closes it. */
  readonly engine: QueueEngine;
  readonly clock: Clock;
  readonly credentials: CredentialStore;
  readonly calls: Calls;
}

/** Hears of a message that a topic has taken. */
type Listener = (publication: Publication) => void;

export interface SnsService {
  readonly origin: string;
  /** Makes a topic, or finds the one with this name. @throws Error for a name that SNS would refuse */
  createTopic(declaration: { readonly name: string }): Promise<{ arn: string }>;
  /**
   * Sets who besides the account's roles may use a topic; undefined takes the policy away.
   *
   * @throws PolicyError for a policy that cannot be judged here
   */
  setTopicPolicy(arn: string, policy: unknown): void;
  /** Tells a listener of what is published from now on. @returns what ends that */
  published(listener: Listener): () => void;
  close(): Promise<void>;
}

/**
 * Starts SNS as far as the stack uses it: Publish, by fauxqs behind signature and IAM. Topics are made by the template alone.
 *
 * @throws StartFault when the port is taken
 */
export async function startSns(options: SnsOptions): Promise<SnsService> {
  const { engine } = options;
  const policies = new Map<string, PolicyDocument>();
  const listeners = new Set<Listener>();

  const describe = (request: ApiRequest): ApiCall => {
    const { topicArn } = readPublish(request);
    const asked = [{ action: 'sns:Publish', resource: topicArn }];
    return { operation: 'Publish', asked, resourcePolicy: policies.get(topicArn) };
  };
  const perform = async (request: ApiRequest): Promise<ApiAnswer> => {
    const answer = await askEngine(engine, request.body.toString('utf8'));
    if (answer.status === 200) for (const listener of listeners) listener(readPublish(request));
    return answer;
  };
  const front = await startApiFront({
    ...{ ...options, name: 'SNS', service: 'sns', protocol: QUERY_XML },
    ...{ describe, perform },
  });

  return {
    ...front,
    async createTopic({ name }) {
      const form = new URLSearchParams({ Action: 'CreateTopic', Name: name });
      const { status } = await askEngine(engine, form.toString());
      if (status !== 200) throw new Error(`${name} is no name for a topic`);
      return { arn: `arn:aws:sns:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${name}` };
    },
    setTopicPolicy(arn, policy) {
      if (policy === undefined) policies.delete(arn);
      else policies.set(arn, parseResourcePolicy(policy));
    },
    published(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function askEngine(engine: QueueEngine, body: string): Promise<EngineAnswer> {
  return engine.call({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
}
