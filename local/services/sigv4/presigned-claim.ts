import type { Claim } from './claim';
import {
  ALGORITHM,
  malformed,
  readCredential,
  readDate,
  readSignature,
  readSignedHeaders,
} from './claim-parts';
import { queryValue, type RawRequest } from './raw-request';

/** Longest lifetime of a presigned request in seconds: seven days (SigV4, "Authenticating requests: query parameters"). */
const EXPIRES_MAX = 604_800;

/**
 * Reads the parameters of a presigned request.
 *
 * @throws SigV4Error `malformed`
 */
export function presignedClaim(request: RawRequest): Claim {
  if (queryValue(request, 'X-Amz-Algorithm') !== ALGORITHM) throw malformed('X-Amz-Algorithm');
  const credential = readCredential(queryValue(request, 'X-Amz-Credential'));
  return {
    form: 'presigned',
    ...credential,
    signedHeaders: readSignedHeaders(queryValue(request, 'X-Amz-SignedHeaders')),
    signature: readSignature(queryValue(request, 'X-Amz-Signature')),
    signedAt: readDate(queryValue(request, 'X-Amz-Date'), credential.day),
    expiresIn: readExpires(queryValue(request, 'X-Amz-Expires')),
    sessionToken: queryValue(request, 'X-Amz-Security-Token'),
  };
}

function readExpires(text: string | undefined): number {
  const seconds = /^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : 0;
  if (seconds < 1 || seconds > EXPIRES_MAX) throw malformed('X-Amz-Expires (1 to 604800 seconds)');
  return seconds;
}
