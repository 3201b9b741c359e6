import { newUser } from './new-user';
import { hashPassword, isPassword } from './password-hash';
import { checkPassword } from './password-policy';
import type { UserPool } from './user-pool';

/**
 * Registers a person as an administrator would, or gives them this password.
 *
 * @param now milliseconds since the epoch
 * @throws ApiError for an address or a password that the pool does not take
 */
export async function seedUser(
  pool: UserPool,
  { email, password }: { readonly email: string; readonly password: string },
  now: number,
): Promise<void> {
  const known = pool.find(email);
  checkPassword(password, pool.declaration.passwordPolicy);
  if (known?.status === 'CONFIRMED' && (await isPassword(password, known.password))) return;
  const user =
    known === undefined
      ? await newUser(pool, { username: email, attributes: undefined, password }, now)
      : { ...known, password: await hashPassword(password) };
  await pool.save({ ...user, status: 'CONFIRMED', emailVerified: true });
}
