import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../clock';
import type { Calls } from '../calls';
import type { CredentialStore } from '../iam/credential-store';
import { parseResourcePolicy } from '../iam/policy-document';
import { serve } from '../serve';
import { Underway } from '../underway';
import { answerError } from './answer-error';
import { answerRequest } from './answer-request';
import type { Bucket } from './bucket';
import type { Notify } from './notifications/bucket-notifications';
import { type BucketDeclaration, openBucket, readCors } from './open-bucket';

type S3Options = {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Folder that holds everything. One process at a time may use it. */
  readonly dir: string;
  readonly clock: Clock;
  readonly credentials: CredentialStore;
  readonly calls: Calls;
  /** Takes what buckets tell queues. Default: no bucket may have notifications. */
  readonly notify?: Notify;
};

export type S3Service = {
  /** `http://127.0.0.1:PORT`; buckets lie below it by name. */
  readonly origin: string;
  /**
   * Makes a bucket, or gives one that is there new CORS rules, notifications and lifecycle rules; its objects stay, and its policy where
   * none is given.
   *
   * @throws PolicyError for a policy that cannot be judged here
   * @throws Error for a queue that does not take notifications
   */
  createBucket(declaration: BucketDeclaration): Promise<void>;
  /**
   * Replaces a bucket's policy.
   *
   * @throws PolicyError for a policy that cannot be judged here
   */
  putBucketPolicy(name: string, policy: unknown): Promise<void>;
  /** Stops answering; requests under way are cut off. */
  close(): Promise<void>;
};

/**
 * Starts a small S3 on plain files: nothing of an object is held in memory, signatures and policies are judged as
 * S3 does, and what it leaves out is refused by name.
 *
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function startS3(options: S3Options): Promise<S3Service> {
  const { port, dir, clock, credentials, calls, notify = refuseToNotify } = options;
  const buckets = new Map<string, Bucket>();
  let host = '';
  let requests = 0;
  const service = { clock, credentials, calls, buckets, host: () => host };
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = (++requests).toString(16).toUpperCase().padStart(16, '0');
    response.setHeader('x-amz-request-id', requestId);
    // Clients of the SDK set their own clocks by this header when they are more than five minutes off.
    response.setHeader('date', new Date(clock.now()).toUTCString());
    try {
      await answerRequest(service, incoming, response);
    } catch (error) {
      answerError(response, { method: incoming.method ?? '', requestId }, error);
      // The rest of a refused body must be read, or the connection could serve no other request.
      incoming.resume();
    }
  };
  const underway = new Underway();
  const closing = new AbortController();
  const surroundings = {
    clock,
    notify,
    signal: closing.signal,
    background: (work: Promise<void>) => underway.add(work),
  };
  const track = (incoming: IncomingMessage, response: ServerResponse): void =>
    underway.add(answer(incoming, response));
  const server = createServer(track);
  // A client that asks before it sends a large body is told 100 only after its signature was checked.
  server.on('checkContinue', track);
  // Uploads may take as long as they need.
  server.requestTimeout = 0;
  const { origin, close } = await serve(server, port, underway);
  host = new URL(origin).host;
  return {
    origin,
    close: () => {
      closing.abort();
      return close();
    },
    async createBucket(declaration) {
      const known = buckets.get(declaration.name);
      await known?.notifications.configure(declaration.notifications);
      await known?.lifecycle.configure(declaration.lifecycle);
      const bucket =
        known === undefined ? await openBucket(dir, declaration, surroundings) : redeploy(known, declaration);
      buckets.set(bucket.name, bucket);
    },
    async putBucketPolicy(name, policy) {
      const known = buckets.get(name);
      if (known === undefined) throw new TypeError(`there is no bucket ${name}`);
      buckets.set(name, redeploy(known, { cors: { CorsRules: known.cors }, policy }));
    },
  };
}

async function refuseToNotify(): Promise<never> {
  throw new TypeError('this S3 has no way to reach a queue');
}

function redeploy(known: Bucket, { cors, policy }: Omit<BucketDeclaration, 'name'>): Bucket {
  return {
    ...known,
    cors: readCors(cors),
    policy: policy === undefined ? known.policy : parseResourcePolicy(policy),
  };
}
