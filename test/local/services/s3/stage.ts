import { Sha256 } from '@aws-crypto/sha256-js';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { Calls } from '../../../../local/services/calls';
import { LOCAL_REGION } from '../../../../local/services/iam/account';
import { type Caller, CredentialStore } from '../../../../local/services/iam/credential-store';
import type { Notify } from '../../../../local/services/s3/notifications/bucket-notifications';
import { type S3Service, startS3 } from '../../../../local/services/s3/start-s3';
import { type Received, type Sending, send } from '../../edge/send';
import { ManualClock } from '../../manual-clock';

/** A bucket that every stage has; nobody but the operator may do anything with it. */
export const BUCKET = 'films';

/** A running S3, and clients of it. */
export interface Stage {
  readonly s3: S3Service;
  /** Starts at the machine's time, because the SDK signs with that. */
  readonly clock: ManualClock;
  readonly credentials: CredentialStore;
  readonly calls: Calls;
  readonly operator: Caller;
  /** The operator's client. */
  readonly client: S3Client;
  clientFor(caller: Caller, options?: S3ClientConfig): S3Client;
  /** A caller with one policy. */
  role(...statements: unknown[]): Caller;
  /** Sends a request exactly as given, signed in its header by the operator. */
  sendSigned(path: string, sending?: Sending & { query?: Record<string, string> }): Promise<Received>;
  close(): Promise<void>;
}

export async function startStage(
  dir: string,
  { notify, notifications }: { readonly notify?: Notify; readonly notifications?: unknown } = {},
): Promise<Stage> {
  const clock = new ManualClock(Date.now());
  const credentials = new CredentialStore();
  const calls = new Calls();
  const s3 = await startS3({
    port: 0,
    dir,
    clock,
    credentials,
    calls,
    ...(notify !== undefined && { notify }),
  });
  await s3.createBucket({ name: BUCKET, notifications });
  const operator = credentials.add({ kind: 'operator' });
  const clients: S3Client[] = [];
  const clientFor: Stage['clientFor'] = (caller, options = {}) => {
    const { accessKeyId, secretAccessKey, sessionToken } = caller;
    const client = new S3Client({
      endpoint: s3.origin,
      region: LOCAL_REGION,
      forcePathStyle: true,
      maxAttempts: 1,
      credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
      ...options,
    });
    clients.push(client);
    return client;
  };
  return {
    s3,
    clock,
    credentials,
    calls,
    operator,
    client: clientFor(operator),
    clientFor,
    role: (...Statement) =>
      credentials.add({
        kind: 'role',
        arn: 'arn:aws:iam::000000000000:role/some-role',
        policies: [{ Version: '2012-10-17', Statement }],
      }),
    sendSigned: async (path, { query = {}, ...sending } = {}) => {
      const headers = await signedHeaders(operator, s3.origin, path, { query, ...sending }, clock.now());
      const search = new URLSearchParams(query).toString();
      return send(s3.origin, search === '' ? path : `${path}?${search}`, { ...sending, headers });
    },
    close: async () => {
      for (const client of clients) client.destroy();
      await s3.close();
    },
  };
}

/** The headers of a request with SigV4's own added. */
export async function signedHeaders(
  caller: Caller,
  origin: string,
  path: string,
  { method = 'GET', headers = {}, query = {} }: Sending & { query?: Record<string, string> },
  now: number,
): Promise<Record<string, string>> {
  const signer = new SignatureV4({
    credentials: caller,
    region: LOCAL_REGION,
    service: 's3',
    sha256: Sha256,
    uriEscapePath: false,
  });
  const request = new HttpRequest({
    method,
    path,
    query,
    headers: { host: new URL(origin).host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', ...headers },
  });
  return (await signer.sign(request, { signingDate: new Date(now) })).headers;
}

/** The code of an XML error. */
export function codeOf(received: { readonly text: string }): string | undefined {
  return /<Code>(\w+)<\/Code>/.exec(received.text)?.[1];
}
