import type { ServerResponse } from 'node:http';
import { reportFault } from '../report-fault';
import { SigV4Error, type SigV4Reason } from '../sigv4/sigv4-error';
import { SecretsError, type SecretsErrorCode } from './secrets-error';

/** Secrets Manager's names for a refused signature. */
const SIGNATURE_CODES: Readonly<Record<SigV4Reason, SecretsErrorCode>> = {
  malformed: 'IncompleteSignatureException',
  unknown_key: 'UnrecognizedClientException',
  wrong_token: 'UnrecognizedClientException',
  wrong_scope: 'InvalidSignatureException',
  wrong_signature: 'InvalidSignatureException',
  headers_not_signed: 'InvalidSignatureException',
  not_yet_valid: 'InvalidSignatureException',
  expired: 'InvalidSignatureException',
  skewed: 'InvalidSignatureException',
};

/** Ends a call with what went wrong, as the JSON 1.1 protocol writes it. */
export function answerFailure(response: ServerResponse, thrown: unknown): void {
  const { code, status, message } = asSecretsError(thrown);
  response.setHeader('x-amzn-errortype', code);
  answerJson(response, status, { __type: code, message });
}

/** Ends a call with a JSON body. */
export function answerJson(response: ServerResponse, status: number, content: unknown): void {
  const body = Buffer.from(JSON.stringify(content));
  response.statusCode = status;
  response.setHeader('content-type', 'application/x-amz-json-1.1');
  response.setHeader('content-length', body.length);
  response.end(body);
}

function asSecretsError(thrown: unknown): SecretsError {
  if (thrown instanceof SecretsError) return thrown;
  if (thrown instanceof SigV4Error) return new SecretsError(SIGNATURE_CODES[thrown.reason], thrown.message);
  reportFault('Secrets Manager', thrown);
  return new SecretsError('InternalServiceError', 'The service met an error of its own.');
}
