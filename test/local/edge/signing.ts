import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export const KEY_PAIR_ID = 'K1TESTKEY';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The key that the tests' key group trusts. */
export const privateKey: KeyObject = pair.privateKey;
export const publicKeyPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
/** A key that nobody trusts. */
export const strangersKey: KeyObject = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

export function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~');
}

/** Condition block of a policy that ends at this epoch second. */
export const until = (seconds: number): object => ({ DateLessThan: { 'AWS:EpochTime': seconds } });

export function policyText(resource: string | undefined, condition: object): string {
  return JSON.stringify({ Statement: [{ Resource: resource, Condition: condition }] });
}

/** The query of a URL with a custom policy; parts can be replaced to break it. */
export function customQuery(
  policy: string,
  { key = privateKey, id = KEY_PAIR_ID, hash = 'sha1' }: { key?: KeyObject; id?: string; hash?: string } = {},
): string {
  const bytes = Buffer.from(policy);
  return `Policy=${base64(bytes)}&Signature=${base64(sign(hash, bytes, key))}&Key-Pair-Id=${id}`;
}

/** The query of a URL with a canned policy. */
export function cannedQuery(url: string, expires: number): string {
  const policy = `{"Statement":[{"Resource":"${url}","Condition":{"DateLessThan":{"AWS:EpochTime":${expires}}}}]}`;
  return `Expires=${expires}&Signature=${base64(sign('sha1', Buffer.from(policy), privateKey))}&Key-Pair-Id=${KEY_PAIR_ID}`;
}
