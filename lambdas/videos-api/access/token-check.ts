import { JwtVerifier } from 'aws-jwt-verify';
import {
  FetchError,
  JwksNotAvailableInCacheError,
  JwksValidationError,
  JwkValidationError,
  JwtBaseError,
  JwtExpiredError,
  WaitPeriodNotYetEndedJwkError,
} from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { decomposeUnverifiedJwt } from 'aws-jwt-verify/jwt';
import { Problem } from '../../../core/problem';
import type { TokenConfig } from '../config';
import { fetchJson } from './fetch-json';
import { jwksUriOf } from './jwks-uri';

/**
 * The subject of an access token.
 *
 * @throws Problem `token_invalid`, `token_expired`, or `unavailable` while the issuer's keys cannot be had
 */
export type TokenCheck = (token: string) => Promise<string>;

/** Seconds after which the issuer, when it did not answer, is worth another try. */
const RETRY_AFTER = 5;

/** Seconds between two fetches of the keys for tokens whose key is unknown: `SimplePenaltyBox` of aws-jwt-verify. */
const KEYS_WAIT = 10;

/** What says nothing of the token: the issuer's keys were not to be had. */
const ISSUER_FAULTS = [FetchError, JwksValidationError, JwkValidationError, JwksNotAvailableInCacheError];

/**
 * Checks access tokens against the issuer's public keys, which are fetched when the first token comes, and again only for
 * a key that is new.
 */
export function createTokenCheck(config: TokenConfig): TokenCheck {
  let verifier: Promise<{ verify(token: string): Promise<Claims> }> | undefined;

  return async token => {
    try {
      // Another issuer's token says nothing of our keys: the verifier would fetch them for it.
      if (decomposeUnverifiedJwt(token).payload.iss !== config.tokenIssuer)
        throw new Problem('token_invalid');
      verifier ??= openVerifier(config);
      return subjectOf(await (await verifier).verify(token));
    } catch (cause) {
      if (cause instanceof JwtExpiredError) throw new Problem('token_expired');
      if (cause instanceof Problem) throw cause;
      // The key may be new or made up: nobody knows before the next fetch, which no token may hasten.
      if (cause instanceof WaitPeriodNotYetEndedJwkError)
        throw new Problem('unavailable', { retryAfter: KEYS_WAIT, cause });
      const isIssuers =
        !(cause instanceof JwtBaseError) || ISSUER_FAULTS.some(fault => cause instanceof fault);
      if (!isIssuers) throw new Problem('token_invalid');
      verifier = undefined;
      throw new Problem('unavailable', { retryAfter: RETRY_AFTER, cause });
    }
  };
}

type Claims = Readonly<Record<string, unknown>>;

async function openVerifier(config: TokenConfig) {
  const { tokenIssuer: issuer, tokenAudience: audience, tokenKind: kind } = config;
  return JwtVerifier.create(
    {
      issuer,
      jwksUri: await jwksUriOf(config),
      // Access tokens of Cognito name the client in a claim of its own and have no audience.
      audience: kind === 'cognito' ? null : audience,
      customJwtCheck: ({ payload }) => {
        // The verifier takes a token that never ends.
        if (payload.exp === undefined) throw new Problem('token_invalid');
        if (kind === 'cognito' && !isAccessTokenOf(audience, payload)) throw new Problem('token_invalid');
      },
    },
    { jwksCache: new SimpleJwksCache({ fetcher: { fetch: fetchJson } }) },
  );
}

function isAccessTokenOf(client: string, { token_use: use, client_id: owner }: Claims): boolean {
  return use === 'access' && owner === client;
}

function subjectOf({ sub }: Claims): string {
  if (typeof sub === 'string' && sub !== '') return sub;
  throw new Problem('token_invalid');
}
