import { type KeyObject, sign } from 'node:crypto';

interface Signing {
  readonly keyPairId: string;
  readonly privateKey: KeyObject;
  /** Seconds since the epoch. */
  readonly expires: number;
}

/**
 * A URL signed with a canned policy (CloudFront developer guide, "Create a signed URL using a canned policy"), the key
 * parsed beforehand: the least that one signature per segment can cost.
 */
export function signWithParsedKey(url: string, { keyPairId, privateKey, expires }: Signing): string {
  const policy = `{"Statement":[{"Resource":"${url}","Condition":{"DateLessThan":{"AWS:EpochTime":${expires}}}}]}`;
  const signature = sign('RSA-SHA1', Buffer.from(policy), privateKey)
    .toString('base64')
    .replaceAll('+', '-')
    .replaceAll('=', '_')
    .replaceAll('/', '~');
  return `${url}?Expires=${expires}&Signature=${signature}&Key-Pair-Id=${keyPairId}`;
}
