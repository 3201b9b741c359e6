import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Caller } from '../iam/credential-store';
import type { Claim } from './claim';
import type { RawRequest } from './raw-request';

const CONTENT_HASH = 'x-amz-content-sha256';
const SIGNATURE_PARAMETER = 'X-Amz-Signature';
/** Parameters that the signer writes itself. */
const SIGNING_PARAMETERS = new Set([
  SIGNATURE_PARAMETER,
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-SignedHeaders',
]);

/**
 * The signature that the caller's secret gives for this request, made by the SDK's own signer. A session token
 * is signed as the header or parameter that it already is.
 *
 * @param headers the signed ones
 * @param payloadHash what stands for the body in the canonical request
 */
export async function expectedSignature(
  request: RawRequest,
  claim: Claim,
  caller: Caller,
  headers: Readonly<Record<string, string>>,
  payloadHash: string,
): Promise<string | undefined> {
  const isS3 = claim.service === 's3';
  const signer = new SignatureV4({
    credentials: { accessKeyId: caller.accessKeyId, secretAccessKey: caller.secretAccessKey },
    region: claim.region,
    service: claim.service,
    sha256: Sha256,
    uriEscapePath: !isS3,
    applyChecksum: false,
  });
  const signable = new Set(Object.keys(headers));
  const unsigned = new HttpRequest({
    method: request.method,
    path: request.path,
    query: Object.fromEntries(
      Object.entries(request.query).filter(
        ([name]) => claim.form === 'header' || !SIGNING_PARAMETERS.has(name),
      ),
    ),
    headers: { ...headers, [CONTENT_HASH]: payloadHash },
  });
  const options = {
    signingDate: new Date(claim.signedAt),
    signableHeaders: signable,
    unsignableHeaders: new Set(signable.has(CONTENT_HASH) ? [] : [CONTENT_HASH]),
  };
  if (claim.expiresIn === undefined) {
    const signed = await signer.sign(unsigned, options);
    return /Signature=([0-9a-f]{64})$/.exec(signed.headers['authorization'] ?? '')?.[1];
  }
  const unhoistableHeaders = new Set([...signable, CONTENT_HASH]);
  const presigned = await signer.presign(unsigned, {
    ...options,
    unhoistableHeaders,
    expiresIn: claim.expiresIn,
  });
  const signature = presigned.query?.[SIGNATURE_PARAMETER];
  return typeof signature === 'string' ? signature : undefined;
}
