import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mintGrant } from '../../core/grant/token';
import { filmPrefix } from '../../core/video/object-keys';

/** Seconds since the epoch: the present, in every measurement. */
export const NOW = 1_800_000_000;

const FILM = 'AAAAAAAAAAAAAAAAAAAAAA';
const RUN = 'run-1';

export const CDN_ORIGIN = 'https://d111111abcdef8.cloudfront.net';
export const AUDIENCE = 'E2EXAMPLE';
export const KEY_PAIR_ID = 'K2EXAMPLE';
export const PREFIX = filmPrefix(FILM, RUN);

/** 2 h at 6 s. */
export const FILM_SEGMENTS = 1_200;
/** 24 h at 2 s. */
export const DAY_SEGMENTS = 43_200;

export const GRANT_SECRET = 'g'.repeat(64);

/** RSA-2048, as the stack makes it. */
export const PRIVATE_KEY_PEM = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
}).privateKey;

export const PRIVATE_KEY = createPrivateKey(PRIVATE_KEY_PEM);

/** A grant for the film. */
export function grantUntil(expires: number): Promise<string> {
  const claims = { audience: AUDIENCE, film: FILM, run: RUN, expires };
  return mintGrant(claims, { generation: 1, secret: Buffer.from(GRANT_SECRET) });
}
