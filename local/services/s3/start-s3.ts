import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../clock';
import type { CredentialStore } from '../iam/credential-store';
import { listenLocally } from '../listen-locally';
import { answerError } from './answer-error';
import { answerRequest } from './answer-request';
import type { Bucket } from './bucket';
import { type BucketDeclaration, describeBucket, openBucket } from './open-bucket';

export type S3Options = {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Folder that holds everything. One process at a time may use it. */
  readonly dir: string;
  readonly clock: Clock;
  readonly credentials: CredentialStore;
};

export type LocalS3 = {
  /** `http://127.0.0.1:PORT`; buckets lie below it by name. */
  readonly origin: string;
  /** Makes a bucket, or gives one that is there new rules; what it holds stays. */
  createBucket(declaration: BucketDeclaration): Promise<void>;
  /** Stops answering; requests under way are cut off. */
  close(): Promise<void>;
};

/**
 * Starts a small S3 on plain files: nothing of an object is held in memory, signatures and policies are judged as
 * S3 does, and what it leaves out is refused by name.
 *
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function startS3({ port, dir, clock, credentials }: S3Options): Promise<LocalS3> {
  const buckets = new Map<string, Bucket>();
  let host = '';
  let requests = 0;
  const service = { clock, credentials, buckets, host: () => host };
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = (++requests).toString(16).toUpperCase().padStart(16, '0');
    const path = (incoming.url ?? '').split('?', 1).join('');
    response.setHeader('x-amz-request-id', requestId);
    try {
      await answerRequest(service, incoming, response);
    } catch (error) {
      answerError(response, { method: incoming.method ?? '', path, requestId }, error);
      // The rest of a refused body must be read, or the connection could serve no other request.
      incoming.resume();
    }
  };
  const server = createServer(answer);
  // A client that asks before it sends a large body is told 100 only after its signature was checked.
  server.on('checkContinue', answer);
  // Uploads may take as long as they need.
  server.requestTimeout = 0;
  const listening = await listenLocally(server, port);
  host = new URL(listening.origin).host;
  return {
    origin: listening.origin,
    close: listening.close,
    async createBucket(declaration) {
      const known = buckets.get(declaration.name);
      const bucket =
        known === undefined
          ? await openBucket(dir, declaration, clock)
          : { ...known, ...describeBucket(declaration) };
      buckets.set(declaration.name, bucket);
    },
  };
}
