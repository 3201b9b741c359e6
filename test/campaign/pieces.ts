import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { MediaSignature, Scene } from './scene';

/** Keys that nobody trusts. */
export const STRANGERS = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey,
  ec: generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey,
} as const;

/** An instant that is far away: the year 2096. */
export const FAR = 4_000_000_000;

/** A part of a token: the value as JSON, text as it stands. */
export function part(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

/** A token with a right HMAC over whatever stands in it. */
export function hmacToken(
  header: unknown,
  payload: unknown,
  secret: Buffer | string,
  hash = 'sha256',
): string {
  const signed = `${part(header)}.${part(payload)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
}

/** Header and claims of the film's own grant. */
export function readToken({ token }: Scene): {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  signature: string;
} {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const json = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString());
  return { header: json(header), claims: json(claims), signature };
}

/** Path of a playlist by a token. */
export const playPath = (token: string, playlist = 'index.m3u8'): string => `/play/${token}/${playlist}`;

/** What no answer to a token may repeat: its payload and signature; its header is the same for all. */
export const tokenSecrets = (token: string): string[] =>
  token
    .split('.')
    .slice(1)
    .filter(text => text.length > 16);

/** Base64 in CloudFront's alphabet. */
export function cloudFront(bytes: Buffer | string): string {
  const text = Buffer.from(bytes).toString('base64');
  return text.replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~');
}

export function fromCloudFront(text: string): Buffer {
  return Buffer.from(text.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/'), 'base64');
}

export const until = (seconds: number): object => ({ DateLessThan: { 'AWS:EpochTime': seconds } });

export function policyText(resource: string | undefined, condition: object): string {
  return JSON.stringify({ Statement: [{ Resource: resource, Condition: condition }] });
}

/** A policy signed by a key, under the name of another perhaps. */
export function signedPolicy(
  policy: string,
  key: KeyObject,
  keyPairId: string,
  hash = 'sha1',
): MediaSignature {
  return {
    policy: cloudFront(policy),
    signature: cloudFront(sign(hash, Buffer.from(policy), key)),
    keyPairId,
  };
}

export function mediaQuery({ policy, signature, keyPairId }: MediaSignature): string {
  return `Policy=${policy}&Signature=${signature}&Key-Pair-Id=${keyPairId}`;
}

/** What no answer to a signed URL may repeat. */
export const mediaSecrets = ({ policy, signature }: MediaSignature): string[] => [policy, signature];

/** The bytes with one bit turned, for each bit. */
export function* flips(bytes: Buffer): Generator<readonly [bit: number, bytes: Buffer]> {
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    yield [bit, flipped];
  }
}
