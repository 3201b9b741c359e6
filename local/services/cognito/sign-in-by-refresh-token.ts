import { z } from 'zod';
import { cognitoError, readInput } from './cognito-error';
import { findSession } from './find-session';
import type { SignInAt } from './sign-in-by-password';
import { signTokens } from './tokens';

const parameters = z.strictObject({ REFRESH_TOKEN: z.string() });

/** InitiateAuth with REFRESH_TOKEN_AUTH: new tokens, and the refresh token stays as it is. */
export async function signInByRefreshToken(
  authParameters: Readonly<Record<string, string>>,
  { cognito, client, pool }: SignInAt,
): Promise<object> {
  const { REFRESH_TOKEN } = readInput(parameters, authParameters);
  const found = findSession(pool, client, REFRESH_TOKEN);
  if (found === undefined || cognito.clock.now() >= found.session.expiresAt)
    throw cognitoError('NotAuthorizedException', 'Invalid Refresh Token');
  const tokens = await signTokens(cognito, { pool, client, ...found });
  return { ChallengeParameters: {}, AuthenticationResult: tokens };
}
