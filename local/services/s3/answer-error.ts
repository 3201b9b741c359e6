import type { ServerResponse } from 'node:http';
import { ApiError } from '../api-front/api-error';
import { reportFault } from '../report-fault';
import { SigV4Error, type SigV4Reason } from '../sigv4/sigv4-error';
import { answerXml } from './answer';
import { S3Error, type S3ErrorCode } from './s3-error';
import { element, errorDocument } from './xml/write-xml';

/** S3's names for a refused signature (S3 API reference, "Error responses"). */
const SIGNATURE_CODES: Readonly<Record<SigV4Reason, S3ErrorCode>> = {
  malformed: 'AuthorizationHeaderMalformed',
  unknown_key: 'InvalidAccessKeyId',
  wrong_token: 'InvalidToken',
  wrong_scope: 'AuthorizationHeaderMalformed',
  wrong_signature: 'SignatureDoesNotMatch',
  headers_not_signed: 'AccessDenied',
  not_yet_valid: 'AccessDenied',
  expired: 'AccessDenied',
  skewed: 'RequestTimeTooSkewed',
};

type FailedRequest = {
  readonly method: string;
  readonly requestId: string;
};

/**
 * Ends a request with what went wrong, in a document that repeats nothing of the request: what came through CloudFront may
 * hold a token, and its viewer gets this body as it is. An answer that has begun can only be cut off.
 */
export function answerError(response: ServerResponse, request: FailedRequest, thrown: unknown): void {
  const error = asRefusal(thrown);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (error instanceof S3Error) {
    for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
  }
  if (request.method === 'HEAD') {
    response.statusCode = error.status;
    response.end();
    return;
  }
  const xml = errorDocument([
    element('Code', error.code),
    element('Message', error.message),
    element('RequestId', request.requestId),
  ]);
  answerXml(response, xml, error.status);
}

/** An ApiError is one that a call was made to fail with: its code may be any. */
function asRefusal(thrown: unknown): S3Error | ApiError {
  if (thrown instanceof S3Error || thrown instanceof ApiError) return thrown;
  if (thrown instanceof SigV4Error) return new S3Error(SIGNATURE_CODES[thrown.reason], thrown.message);
  reportFault('S3', thrown);
  return new S3Error('InternalError', 'The service met an error of its own.');
}
