import type { Claim } from './claim';
import type { RawRequest } from './raw-request';
import { SigV4Error } from './sigv4-error';

/** CloudFront's name for a request: it says nothing that would change an answer. */
const UNSIGNED_ALLOWED = 'x-amz-cf-id';

/**
 * The headers that the signature covers. Every `x-amz-` header that is sent must be among them, so none can be
 * added on the way (SigV4, "Create a canonical request").
 *
 * @throws SigV4Error `headers_not_signed`, or `wrong_signature` when a signed header is not there
 */
export function signedHeaders(request: RawRequest, claim: Claim): Record<string, string> {
  const unsigned = [...request.headers.keys()].filter(
    name => name.startsWith('x-amz-') && name !== UNSIGNED_ALLOWED && !claim.signedHeaders.includes(name),
  );
  if (unsigned.length > 0) {
    throw new SigV4Error('headers_not_signed', 'The request has x-amz- headers that are not signed.');
  }
  return Object.fromEntries(
    claim.signedHeaders.map(name => {
      const value = request.headers.get(name);
      if (value === undefined) throw new SigV4Error('wrong_signature', 'A signed header is missing.');
      return [name, value];
    }),
  );
}
