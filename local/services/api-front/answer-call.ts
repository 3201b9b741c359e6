import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { readBody } from '../../read-body';
import { rawRequest } from '../sigv4/raw-request';
import { verifySigV4 } from '../sigv4/verify';
import { ApiError } from './api-error';
import type { ApiAnswer, ApiRequest } from './api-request';
import { carryOut } from './carry-out';
import type { ApiFrontOptions } from './start-api-front';

const DEFAULT_BODY_MAX = 4 * 1024 ** 2;

/**
 * Brings one call to its end: signature, permission, fate, and then the operation itself.
 *
 * @returns the answer, or `lost` when the caller must not get any
 * @throws SigV4Error for a signature that does not hold
 * @throws ApiError for every other refusal
 */
export async function answerCall(
  options: ApiFrontOptions,
  incoming: IncomingMessage,
): Promise<ApiAnswer | 'lost'> {
  const { calls, service, protocol } = options;
  const request = await authenticate(options, incoming);
  const described = await options.describe(request);
  const call = { ...described, service, principal: request.principal, denied: protocol.denied };
  return carryOut(calls, call, () => options.perform(request, call.operation));
}

async function authenticate(options: ApiFrontOptions, incoming: IncomingMessage): Promise<ApiRequest> {
  const { protocol, service, clock, credentials, bodyMax = DEFAULT_BODY_MAX } = options;
  const raw = rawRequest(incoming);
  const body = await readBody(incoming, bodyMax);
  if (body === undefined) {
    throw new ApiError(413, 'RequestEntityTooLargeException', `The body is longer than ${bodyMax} bytes.`);
  }
  const query = new URLSearchParams((incoming.url ?? '').split('?').slice(1).join('?'));
  const { method, path, headers } = raw;
  const request = { method, path, query, headers, body };
  if (options.needsNoSignature?.(raw)) return { ...request, principal: undefined };
  const payloadHash = createHash('sha256').update(body).digest('hex');
  const verified = await verifySigV4(raw, { service, clock, credentials, payloadHash });
  if (verified === undefined) {
    throw new ApiError(403, protocol.signatureCodes.missing, 'The request is not signed.');
  }
  return { ...request, principal: verified.caller.principal };
}
