import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { type Cognito, issuerOf } from './cognito';
import type { ClientDeclaration } from './declarations';
import type { UserPool } from './user-pool';
import type { Session, UserRecord } from './user-record';

/** The one scope that a pool's own tokens have; those of an OAuth server would have others. */
const SCOPE = 'aws.cognito.signin.user.admin';

/** Whose tokens are made, and for what. */
export interface SignedIn {
  readonly pool: UserPool;
  readonly client: ClientDeclaration;
  readonly user: UserRecord;
  readonly session: Session;
}

/** Access and ID token with the claims that Cognito gives them (Developer Guide, "Understanding user pool JWTs"). */
export async function signTokens(cognito: Cognito, { pool, client, user, session }: SignedIn) {
  const { id: poolId } = pool.declaration;
  const iat = Math.floor(cognito.clock.now() / 1000);
  const claims = {
    sub: user.sub,
    iss: issuerOf(cognito, poolId),
    origin_jti: session.id,
    event_id: randomUUID(),
    auth_time: Math.floor(session.signedInAt / 1000),
    iat,
  };
  const sign = (claimed: Readonly<Record<string, unknown>>) =>
    new SignJWT({ ...claims, ...claimed, jti: randomUUID() })
      .setProtectedHeader({ kid: pool.key.kid, alg: 'RS256' })
      .sign(pool.key.privateKey);
  return {
    AccessToken: await sign({
      ...{ token_use: 'access', client_id: client.id, scope: SCOPE, username: user.sub },
      exp: iat + client.accessTokenSeconds,
    }),
    IdToken: await sign({
      ...{ token_use: 'id', aud: client.id, 'cognito:username': user.sub },
      ...{ email: user.email, email_verified: user.emailVerified },
      exp: iat + client.idTokenSeconds,
    }),
    ExpiresIn: client.accessTokenSeconds,
    TokenType: 'Bearer',
  };
}

/** A sign-in that begins now, and the refresh token that renews it. */
export function newSession(
  client: ClientDeclaration,
  now: number,
): { readonly session: Session; readonly refreshToken: string } {
  const refreshToken = randomBytes(64).toString('base64url');
  const session = {
    id: randomUUID(),
    clientId: client.id,
    refreshDigest: refreshDigest(refreshToken),
    signedInAt: now,
    expiresAt: now + client.refreshTokenSeconds * 1000,
  };
  return { session, refreshToken };
}

/** What a refresh token is known by. */
export function refreshDigest(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('hex');
}
