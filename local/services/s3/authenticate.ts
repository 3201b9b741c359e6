import type { Clock } from '../../clock';
import type { CredentialStore } from '../iam/credential-store';
import { type Verified, verifySigV4 } from '../sigv4/verify';
import { type Payload, readPayload } from './body/payload';
import { S3Error } from './s3-error';
import type { S3Request } from './s3-request';

const CONTENT_HASH = 'x-amz-content-sha256';
const UNSIGNED = 'UNSIGNED-PAYLOAD';

/**
 * Who sent the request, and how its signature covers the body.
 *
 * @throws SigV4Error for a signature that does not hold
 * @throws S3Error for a missing or unknown x-amz-content-sha256
 */
export async function authenticate(
  request: S3Request,
  options: { readonly clock: Clock; readonly credentials: CredentialStore },
): Promise<{ verified: Verified | undefined; payload: Payload }> {
  const contentHash = request.header(CONTENT_HASH);
  const payload = readPayload(contentHash ?? UNSIGNED);
  const verified = await verifySigV4(request.raw, {
    ...options,
    service: 's3',
    payloadHash: contentHash ?? UNSIGNED,
  });
  if (verified?.form === 'header' && contentHash === undefined) {
    throw new S3Error('InvalidRequest', `A signed request needs the header ${CONTENT_HASH}.`);
  }
  return { verified, payload };
}
