import { element } from '../s3/xml/write-xml';
import type { Protocol } from './protocol';

/** Errors of the AWS Query protocol, which SNS speaks (Smithy, "AWS Query protocol"; SNS API reference, "Common errors"). */
export const QUERY_XML: Protocol = {
  signatureCodes: {
    malformed: 'IncompleteSignature',
    missing: 'MissingAuthenticationToken',
    unknown_key: 'InvalidClientTokenId',
    wrong_token: 'InvalidClientTokenId',
    wrong_scope: 'SignatureDoesNotMatch',
    wrong_signature: 'SignatureDoesNotMatch',
    headers_not_signed: 'SignatureDoesNotMatch',
    not_yet_valid: 'SignatureDoesNotMatch',
    expired: 'SignatureDoesNotMatch',
    skewed: 'SignatureDoesNotMatch',
  },
  denied: { status: 403, code: 'AuthorizationError' },
  errorBody: ({ status, code, message }, requestId) => {
    const error = element('Error', [
      element('Type', status < 500 ? 'Sender' : 'Receiver'),
      element('Code', code),
      element('Message', message),
    ]);
    return {
      headers: { 'content-type': 'text/xml' },
      body: element('ErrorResponse', [error, element('RequestId', requestId)]),
    };
  },
};
