import { type KeyObject, sign } from 'node:crypto';

/** The key that signs, and the name under which CloudFront knows its public half. */
export interface SigningKey {
  readonly keyPairId: string;
  /** An RSA private key. */
  readonly privateKey: KeyObject;
}

const KEY_PAIR_ID = /^[A-Za-z0-9_-]+$/;

/**
 * The three query parameters of a URL signed with a custom policy (CloudFront developer guide, "Create a signed URL
 * using a custom policy"). RSA PKCS #1 v1.5 is deterministic: the same policy gives the same text.
 *
 * @throws TypeError when the key is no RSA private key, or its id could not stand in a URL
 */
export function signedSuffix(policy: string, { keyPairId, privateKey }: SigningKey): string {
  if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'rsa') {
    throw new TypeError('signed URLs need an RSA private key');
  }
  if (!KEY_PAIR_ID.test(keyPairId)) throw new TypeError('a key pair id holds letters and digits only');
  const signature = sign('RSA-SHA1', Buffer.from(policy), privateKey);
  return `Policy=${urlSafe(Buffer.from(policy))}&Signature=${urlSafe(signature)}&Key-Pair-Id=${keyPairId}`;
}

/** Base64 in CloudFront's own alphabet, in which `-`, `_` and `~` stand for `+`, `=` and `/`. */
function urlSafe(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~');
}
