import { notImplemented, S3Error } from '../s3-error';

/** How the body is covered by the signature. */
export type Payload =
  | { readonly kind: 'unsigned' }
  /** The body's SHA-256, in hexadecimal. */
  | { readonly kind: 'hashed'; readonly sha256: string }
  /** Framed as aws-chunked, with the checksum behind the data. */
  | { readonly kind: 'chunked' };

/**
 * Reads x-amz-content-sha256.
 *
 * @throws S3Error `NotImplemented` for signed chunks, `InvalidArgument` for anything that is no such value
 */
export function readPayload(contentHash: string): Payload {
  if (contentHash === 'UNSIGNED-PAYLOAD') return { kind: 'unsigned' };
  if (contentHash === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') return { kind: 'chunked' };
  if (contentHash.startsWith('STREAMING-AWS4-')) throw notImplemented('signed chunks (STREAMING-AWS4-…)');
  if (/^[0-9a-f]{64}$/.test(contentHash)) return { kind: 'hashed', sha256: contentHash };
  throw new S3Error('InvalidArgument', 'x-amz-content-sha256 is neither a SHA-256 nor a word that S3 knows.');
}
