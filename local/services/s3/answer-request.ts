import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../clock';
import type { Calls } from '../calls';
import type { CredentialStore } from '../iam/credential-store';
import { authenticate } from './authenticate';
import type { Bucket } from './bucket';
import { carryOut } from './carry-out';
import { answerPreflight, corsHeadersFor } from './cors/preflight';
import { refuseUnknown } from './refuse-unknown';
import { route } from './route';
import { S3Error } from './s3-error';
import { readS3Request } from './s3-request';

export type Service = {
  readonly clock: Clock;
  readonly credentials: CredentialStore;
  readonly calls: Calls;
  readonly buckets: ReadonlyMap<string, Bucket>;
  /** The one value of Host that path-style addresses have here. */
  readonly host: () => string;
};

/**
 * Answers one request: CORS first, so that refusals carry its headers too; then signature, then permission.
 *
 * @throws S3Error or SigV4Error for a refusal; nothing was answered then, unless bytes of an object were on the way
 */
export async function answerRequest(
  service: Service,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = readS3Request(incoming);
  const bucket = service.buckets.get(request.bucket);
  if (request.method === 'OPTIONS') return answerPreflight(request, response, existing(bucket));
  if (bucket !== undefined) {
    for (const [name, value] of Object.entries(corsHeadersFor(request, bucket)))
      response.setHeader(name, value);
  }
  const { verified, payload } = await authenticate(request, service);
  if (request.header('host') !== service.host()) {
    throw new S3Error(
      'InvalidRequest',
      'Only path-style addresses at this service’s own host are known here.',
    );
  }
  refuseUnknown(request);
  const operation = route(request);
  const { buckets, clock } = service;
  const exchange = { request, response, bucket: existing(bucket), buckets, verified, payload, clock };
  await carryOut(operation, exchange, service.calls);
}

function existing(bucket: Bucket | undefined): Bucket {
  if (bucket === undefined) throw new S3Error('NoSuchBucket', 'There is no such bucket.');
  return bucket;
}
