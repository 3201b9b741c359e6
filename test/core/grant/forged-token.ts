import { createHmac } from 'node:crypto';
import { GrantError } from '../../../core/grant/grant-error';
import { type ExpectedGrant, type GrantClaims, verifyGrant } from '../../../core/grant/token';

const SECRET = Buffer.from('a secret that only these tests know');
export const KEY = { generation: 1, secret: SECRET };
export const FILM = 'AAAAAAAAAAAAAAAAAAAAAA';
export const OTHER_FILM = 'BBBBBBBBBBBBBBBBBBBBBA';
export const NOW = 1_700_000_000;
export const CLAIMS: GrantClaims = { audience: 'E1STACK', film: FILM, run: 'r1', expires: NOW + 60 };
export const EXPECTED: ExpectedGrant = {
  audience: 'E1STACK',
  now: NOW,
  secretOf: generation => (generation === 1 ? SECRET : undefined),
};
export const HEADER = { alg: 'HS256', kid: '1' };
export const PAYLOAD = { aud: 'E1STACK', sub: FILM, run: 'r1', exp: NOW + 60 };

/** A part of a token: the value as JSON, text as it stands. */
export const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A token with a right signature over whatever stands in it. */
export function forge(header: unknown, payload: unknown, hash = 'sha256'): string {
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${createHmac(hash, SECRET).update(signed).digest('base64url')}`;
}

/** Why a token is refused. On the way: the error repeats no part of it. */
export async function refusal(token: string, expected: Partial<ExpectedGrant> = {}): Promise<string> {
  const error: unknown = await verifyGrant(token, { ...EXPECTED, ...expected }).catch(
    (reason: unknown) => reason,
  );
  if (!(error instanceof GrantError)) throw new Error('the token was not refused as a grant');
  expect(error.cause).toBeUndefined();
  for (const part of token.split('.').filter(text => text.length > 8))
    expect(String(error.stack)).not.toContain(part);
  return error.reason;
}
