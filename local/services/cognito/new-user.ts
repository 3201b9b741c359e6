import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { cognitoError } from './cognito-error';
import { hashPassword } from './password-hash';
import { checkPassword } from './password-policy';
import type { UserAttributes } from './user-attributes';
import type { UserPool } from './user-pool';
import type { UserRecord } from './user-record';

interface Wanted {
  readonly username: string;
  readonly attributes: UserAttributes | undefined;
  readonly password: string;
}

/**
 * A person who is in the pool once they are saved.
 *
 * @param now milliseconds since the epoch
 * @throws ApiError InvalidParameterException for a user name that is no address or an address beside it,
 *   InvalidPasswordException, UsernameExistsException
 */
export async function newUser(
  pool: UserPool,
  { username, attributes, password }: Wanted,
  now: number,
): Promise<UserRecord> {
  if (!z.email().safeParse(username).success)
    throw cognitoError('InvalidParameterException', 'Username should be an email.');
  const email = pool.asAddress(username);
  if (attributes?.email !== undefined && pool.asAddress(attributes.email) !== email)
    throw cognitoError('InvalidParameterException', 'The attribute email differs from the user name.');
  checkPassword(password, pool.declaration.passwordPolicy);
  if (pool.find(email) !== undefined)
    throw cognitoError('UsernameExistsException', 'An account with the given email already exists.');
  return {
    sub: randomUUID(),
    email,
    emailVerified: attributes?.emailVerified ?? false,
    password: await hashPassword(password),
    status: 'FORCE_CHANGE_PASSWORD',
    createdAt: now,
    sessions: [],
  };
}
