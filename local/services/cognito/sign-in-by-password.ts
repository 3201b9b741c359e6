import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Cognito } from './cognito';
import { cognitoError, readInput } from './cognito-error';
import type { ClientDeclaration } from './declarations';
import { isPassword } from './password-hash';
import { newSession, signTokens } from './tokens';
import { userNotFound } from './unknown-user';
import type { UserPool } from './user-pool';

/** Where somebody signs in. */
export interface SignInAt {
  readonly cognito: Cognito;
  readonly client: ClientDeclaration;
  readonly pool: UserPool;
}

const parameters = z.strictObject({ USERNAME: z.string(), PASSWORD: z.string() });

/** InitiateAuth with USER_PASSWORD_AUTH. What a user's state allows is told only to whom knows the password. */
export async function signInByPassword(
  authParameters: Readonly<Record<string, string>>,
  { cognito, client, pool }: SignInAt,
): Promise<object> {
  const { USERNAME, PASSWORD } = readInput(parameters, authParameters);
  const user = pool.find(USERNAME);
  if (user === undefined && !client.hidesUsers) throw userNotFound();
  if (user === undefined || !(await isPassword(PASSWORD, user.password)))
    throw cognitoError('NotAuthorizedException', 'Incorrect username or password.');
  if (user.status === 'UNCONFIRMED')
    throw cognitoError('UserNotConfirmedException', 'User is not confirmed.');
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    const ChallengeParameters = { USER_ID_FOR_SRP: user.sub, requiredAttributes: '[]' };
    return { ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: randomUUID(), ChallengeParameters };
  }
  const now = cognito.clock.now();
  const { session, refreshToken } = newSession(client, now);
  const sessions = user.sessions.filter(each => now < each.expiresAt);
  await pool.save({ ...user, sessions: [...sessions, session] });
  const tokens = await signTokens(cognito, { pool, client, user, session });
  return { ChallengeParameters: {}, AuthenticationResult: { ...tokens, RefreshToken: refreshToken } };
}
