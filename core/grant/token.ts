import { createHmac, timingSafeEqual } from 'node:crypto';
import { decodeCanonical } from './base64url';
import { encodeClaims, type GrantClaims, parseClaims } from './claims';
import { GrantError } from './grant-error';

export type { GrantClaims } from './claims';

/** Longest token in characters. */
export const TOKEN_MAX = 1024;

const TOKEN = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+){2}$/;
const GENERATION = /^[1-9][0-9]{0,8}$/;
const ALGORITHM = 'HS256';

/** The grant secret of one key generation. */
export interface GrantKey {
  readonly generation: number;
  readonly secret: Uint8Array;
}

/** What a token is held against. */
export interface ExpectedGrant {
  readonly audience: string;
  /** When given, the only film that will do. */
  readonly film?: string;
  /** Seconds since the epoch. */
  readonly now: number;
  /** The secret of a live generation; nothing for any other. */
  readonly secretOf: (generation: number) => Uint8Array | undefined;
}

/**
 * A playback grant as the token in a URL's path: a compact JWT (RFC 7519) whose header is `alg` and `kid` and nothing
 * else. Equal claims and key give the same text.
 *
 * @throws TypeError when a claim or the generation has no right form
 * @throws RangeError when the token would be longer than `TOKEN_MAX`
 */
export async function mintGrant(claims: GrantClaims, { generation, secret }: GrantKey): Promise<string> {
  const kid = String(generation);
  if (!GENERATION.test(kid)) throw new TypeError('a key generation is a whole number from 1 on');
  const header = JSON.stringify({ alg: ALGORITHM, kid });
  const signed = [header, encodeClaims(claims)]
    .map(part => Buffer.from(part).toString('base64url'))
    .join('.');
  const token = `${signed}.${hmac(signed, secret).toString('base64url')}`;
  if (token.length > TOKEN_MAX) throw new RangeError(`a token has at most ${TOKEN_MAX} characters`);
  return token;
}

/**
 * The claims of a token that is right in every respect. There is no leeway: at the second of `exp` it is over.
 *
 * @throws GrantError with the first fault found, in the order in which they cost least; `expired` only when all else
 * is right
 */
export async function verifyGrant(token: string, expected: ExpectedGrant): Promise<GrantClaims> {
  const generation = readGeneration(token);
  const secret = expected.secretOf(generation);
  if (!secret) throw new GrantError('unknown_generation');
  const claims = parseClaims(parseJson(verifiedPayload(token, secret)));
  if (!claims) throw new GrantError('malformed');
  if (claims.audience !== expected.audience) throw new GrantError('wrong_audience');
  if (expected.film !== undefined && claims.film !== expected.film) throw new GrantError('wrong_film');
  if (claims.expires <= expected.now) throw new GrantError('expired');
  return claims;
}

/** Whether the text can be a token at all: an allow-list of characters, read as it stands, never decoded. */
export function isTokenShaped(text: string): boolean {
  return text.length <= TOKEN_MAX && TOKEN.test(text);
}

function readGeneration(token: string): number {
  if (!isTokenShaped(token)) throw new GrantError('malformed');
  const [header] = token.split('.').map(part => {
    const bytes = decodeCanonical(part);
    if (!bytes) throw new GrantError('not_canonical');
    return bytes;
  });
  const { alg, kid, ...others } = parseObject(header);
  if (
    alg !== ALGORITHM ||
    typeof kid !== 'string' ||
    !GENERATION.test(kid) ||
    Object.keys(others).length > 0
  ) {
    throw new GrantError('malformed');
  }
  return Number(kid);
}

function verifiedPayload(token: string, secret: Uint8Array): Buffer {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const expected = hmac(`${header}.${payload}`, secret);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new GrantError('wrong_signature');
  }
  return Buffer.from(payload, 'base64url');
}

/** HMAC with SHA-256 (RFC 7518, section 3.2) over the first two parts of a token. */
function hmac(signed: string, secret: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(signed).digest();
}

function parseObject(bytes: Uint8Array | undefined): Record<string, unknown> {
  const value = bytes && parseJson(bytes);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}
