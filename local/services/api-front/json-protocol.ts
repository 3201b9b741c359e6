import type { Protocol } from './protocol';

const SIGNATURE_CODES: Protocol['signatureCodes'] = {
  malformed: 'IncompleteSignatureException',
  missing: 'MissingAuthenticationTokenException',
  unknown_key: 'UnrecognizedClientException',
  wrong_token: 'UnrecognizedClientException',
  wrong_scope: 'InvalidSignatureException',
  wrong_signature: 'InvalidSignatureException',
  headers_not_signed: 'InvalidSignatureException',
  not_yet_valid: 'InvalidSignatureException',
  expired: 'InvalidSignatureException',
  skewed: 'InvalidSignatureException',
};

/** Errors of AWS JSON 1.0, which SQS and DynamoDB speak (Smithy, "AWS JSON 1.0 protocol"). */
export const JSON_1_0: Protocol = awsJson('application/x-amz-json-1.0');

/** Errors of AWS JSON 1.1 (Smithy, "AWS JSON 1.1 protocol"). */
export const JSON_1_1: Protocol = awsJson('application/x-amz-json-1.1');

/** Errors of REST with JSON, which MediaConvert speaks (Smithy, "AWS restJson1 protocol"). */
export const REST_JSON: Protocol = {
  signatureCodes: SIGNATURE_CODES,
  denied: { status: 403, code: 'AccessDeniedException' },
  errorBody: ({ code, message }) => ({
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
    body: JSON.stringify({ message }),
  }),
};

function awsJson(contentType: string): Protocol {
  return {
    signatureCodes: SIGNATURE_CODES,
    denied: { status: 400, code: 'AccessDeniedException' },
    errorBody: ({ code, message }) => ({
      headers: { 'content-type': contentType, 'x-amzn-errortype': code },
      body: JSON.stringify({ __type: code, message }),
    }),
  };
}
