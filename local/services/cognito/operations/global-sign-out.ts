import { jwtVerify } from 'jose';
import { z } from 'zod';
import { type Cognito, issuerOf } from '../cognito';
import { cognitoError, readInput } from '../cognito-error';
import type { Operation } from '../operation';
import type { UserPool } from '../user-pool';

const parameters = z.strictObject({ AccessToken: z.string() });
const claims = z.object({ token_use: z.literal('access'), sub: z.string(), origin_jti: z.string() });

/** Ends every sign-in of the person whose access token it is. Tokens that were given hold until they expire. */
export const globalSignOut: Operation = {
  name: 'GlobalSignOut',
  async answer(input, cognito) {
    const { AccessToken } = readInput(parameters, input);
    for (const pool of cognito.pools.values()) {
      const claimed = await openToken(AccessToken, pool, cognito);
      const user = pool.users.find(({ sub }) => sub === claimed?.sub);
      if (user?.sessions.some(({ id }) => id === claimed?.origin_jti) !== true) continue;
      await pool.save({ ...user, sessions: [] });
      return {};
    }
    throw cognitoError('NotAuthorizedException', 'Access Token is not valid, has expired or was revoked');
  },
};

async function openToken(token: string, pool: UserPool, cognito: Cognito) {
  const expected = {
    algorithms: ['RS256'],
    issuer: issuerOf(cognito, pool.declaration.id),
    currentDate: new Date(cognito.clock.now()),
  };
  const verified = await jwtVerify(token, pool.key.publicKey, expected).catch(() => undefined);
  return claims.safeParse(verified?.payload).data;
}
