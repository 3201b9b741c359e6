import type { ServerResponse } from 'node:http';
import { answerEmpty } from '../answer';
import type { Bucket } from '../bucket';
import { S3Error } from '../s3-error';
import type { S3Request } from '../s3-request';
import { matchCors } from './match-cors';

/**
 * Answers a preflight. It needs no signature, since browsers never send one with it.
 *
 * @throws S3Error `BadRequest` without the headers of a preflight, `AccessForbidden` when no rule fits
 */
export function answerPreflight(request: S3Request, response: ServerResponse, bucket: Bucket): void {
  const origin = request.header('origin');
  const method = request.header('access-control-request-method');
  if (origin === undefined) throw new S3Error('BadRequest', 'A preflight needs the Origin header.');
  if (method === undefined) {
    throw new S3Error('BadRequest', 'A preflight needs the Access-Control-Request-Method header.');
  }
  if (bucket.cors.length === 0) throw new S3Error('AccessForbidden', 'The bucket has no CORS configuration.');
  const headers = matchCors(bucket.cors, { origin, method, requestHeaders: requestedHeaders(request) });
  if (headers === undefined) throw new S3Error('AccessForbidden', 'No CORS rule of the bucket allows this.');
  answerEmpty(response, 200, headers);
}

/** CORS headers for an answer to an actual request; none where it names no origin or no rule fits. */
export function corsHeadersFor(request: S3Request, bucket: Bucket): Readonly<Record<string, string>> {
  const origin = request.header('origin');
  if (origin === undefined) return {};
  return matchCors(bucket.cors, { origin, method: request.method, requestHeaders: [] }) ?? {};
}

function requestedHeaders(request: S3Request): string[] {
  return (request.header('access-control-request-headers') ?? '')
    .split(',')
    .map(name => name.trim().toLowerCase())
    .filter(name => name !== '');
}
