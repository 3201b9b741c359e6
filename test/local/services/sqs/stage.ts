import { SQSClient } from '@aws-sdk/client-sqs';
import { Calls } from '../../../../local/services/calls';
import { type Caller, CredentialStore } from '../../../../local/services/iam/credential-store';
import { startQueueEngine } from '../../../../local/services/queue-engine/start-queue-engine';
import { type SqsService, startSqs } from '../../../../local/services/sqs/start-sqs';
import { ManualClock } from '../../manual-clock';

/** SQS on a folder, with a clock that stands still. */
export interface SqsStage {
  readonly clock: ManualClock;
  readonly credentials: CredentialStore;
  readonly calls: Calls;
  readonly sqs: SqsService;
  /** A client of the SDK; without a caller it is the account's owner. */
  client(caller?: Caller): SQSClient;
  close(): Promise<void>;
}

export async function stageSqs(dir: string, clock = new ManualClock(Date.now())): Promise<SqsStage> {
  const credentials = new CredentialStore();
  const calls = new Calls();
  const engine = await startQueueEngine({ dir, clock });
  const sqs = await startSqs({ port: 0, engine, clock, credentials, calls });
  const operator = credentials.add({ kind: 'operator' });
  const clients = new Map<Caller, SQSClient>();
  const connect = (caller: Caller): SQSClient => {
    const { accessKeyId, secretAccessKey, sessionToken } = caller;
    const client = new SQSClient({
      ...{ endpoint: sqs.origin, region: 'us-east-1', maxAttempts: 2 },
      credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
    });
    clients.set(caller, client);
    return client;
  };
  return {
    ...{ clock, credentials, calls, sqs },
    client: (caller = operator) => clients.get(caller) ?? connect(caller),
    async close() {
      for (const client of clients.values()) client.destroy();
      await sqs.close();
      await engine.close();
    },
  };
}

/** What a queue is when a test does not care. */
export const PLAIN = { visibilityTimeoutSeconds: 30, retentionSeconds: 1_209_600, delaySeconds: 0 };
