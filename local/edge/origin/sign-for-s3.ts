import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import type { S3Origin } from '../distribution-config';
import type { HeaderFields } from '../header-fields';
import type { OriginRequest } from './origin-request';

/** SHA-256 of no bytes, the payload hash of a request without a body. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/**
 * The request signed as origin access control signs it (SigV4, service s3). The raw path is signed as it stands,
 * neither decoded nor normalised, and a viewer's own Authorization and x-amz-* fields do not get through.
 *
 * @param now milliseconds since the epoch
 */
export async function signForS3(
  request: OriginRequest,
  { accessKeyId, secretAccessKey, region }: S3Origin['sign'],
  now: number,
): Promise<OriginRequest> {
  const hasBody =
    request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined;
  const signer = new SignatureV4({
    service: 's3',
    region,
    credentials: { accessKeyId, secretAccessKey },
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: true,
  });
  const signed = await signer.sign(
    new HttpRequest({
      method: request.method,
      protocol: request.url.protocol,
      hostname: request.url.hostname,
      path: request.path,
      query: Object.fromEntries(new URLSearchParams(request.query ?? '')),
      headers: { host: request.url.host, 'x-amz-content-sha256': hasBody ? 'UNSIGNED-PAYLOAD' : EMPTY },
    }),
    { signingDate: new Date(now) },
  );
  return { ...request, headers: { ...withoutViewersOwn(request.headers), ...signed.headers } };
}

function withoutViewersOwn(headers: HeaderFields): HeaderFields {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => name === 'x-amz-cf-id' || (name !== 'authorization' && !name.startsWith('x-amz-')),
    ),
  );
}
