import { GrantError } from '../../core/grant/grant-error';
import { type GrantClaims, verifyGrant } from '../../core/grant/token';
import { Problem } from '../../core/problem';
import { ByteMemo } from '../_shared/byte-memo';
import type { Keyring } from '../_shared/keyring';

/** What a grant allows, and the generation that vouches for it. */
export interface CheckedGrant extends GrantClaims {
  readonly generation: number;
}

/** Bytes of verified grants that are kept, so that a token is verified once; forged ones never enter. */
const VERIFIED_BYTES = 1024 * 1024;

/** Estimate of one grant's claims, in bytes. */
const CLAIMS_BYTES = 256;

/**
 * @returns a function that gives a grant which is good at a time (seconds since the epoch); it throws Problem
 *   `grant_expired`, `grant_invalid`, or `unavailable` while the keyring has no key to check with
 */
export function createGrantCheck(audience: string, keyring: Keyring) {
  const verified = new ByteMemo<CheckedGrant>(VERIFIED_BYTES, () => CLAIMS_BYTES);

  return async (token: string, now: number): Promise<CheckedGrant> => {
    const claims = await verified.get(token, () => verify(token, { audience, keyring, now }));
    if (now >= claims.expires) throw new Problem('grant_expired');
    return claims;
  };
}

interface Context {
  audience: string;
  keyring: Keyring;
  now: number;
}

/** Verifies with what is loaded; a live generation's key is loaded once a token asks for it, and no other ever is. */
async function verify(token: string, { audience, keyring, now }: Context): Promise<CheckedGrant> {
  let generation = 0;
  const secretOf = (asked: number) => {
    generation = asked;
    return keyring.secretOf(asked);
  };
  const check = async () => {
    const claims = await verifyGrant(token, { audience, now, secretOf });
    return { ...claims, generation };
  };
  try {
    return await check();
  } catch (error) {
    const isKeyMissing = error instanceof GrantError && error.reason === 'unknown_generation';
    if (!isKeyMissing || !keyring.isLive(generation)) throw refusal(error);
    await keyring.load(generation);
  }
  return check().catch(error => Promise.reject(refusal(error)));
}

function refusal(error: unknown): unknown {
  if (!(error instanceof GrantError)) return error;
  return new Problem(error.reason === 'expired' ? 'grant_expired' : 'grant_invalid', { cause: error });
}
