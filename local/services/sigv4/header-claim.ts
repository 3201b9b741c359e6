import type { Claim } from './claim';
import {
  ALGORITHM,
  malformed,
  readCredential,
  readDate,
  readSignature,
  readSignedHeaders,
} from './claim-parts';
import type { RawRequest } from './raw-request';

/**
 * Reads the Authorization header (SigV4, "Add the signature to the HTTP request").
 *
 * @throws SigV4Error `malformed`
 */
export function headerClaim(request: RawRequest, authorization: string): Claim {
  if (!authorization.startsWith(`${ALGORITHM} `)) throw malformed('authorization type');
  const fields = new Map<string, string>();
  for (const field of authorization.slice(ALGORITHM.length).split(',')) {
    const [, name, value] = /^\s*([A-Za-z]+)=(\S+)\s*$/.exec(field) ?? [];
    if (name === undefined || value === undefined || fields.has(name))
      throw malformed('Authorization header');
    fields.set(name, value);
  }
  const credential = readCredential(fields.get('Credential'));
  return {
    form: 'header',
    ...credential,
    signedHeaders: readSignedHeaders(fields.get('SignedHeaders')),
    signature: readSignature(fields.get('Signature')),
    signedAt: readDate(request.headers.get('x-amz-date'), credential.day),
    sessionToken: request.headers.get('x-amz-security-token'),
  };
}
