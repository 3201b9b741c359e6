import { z } from 'zod';
import { onPool } from '../operation';
import { hashPassword } from '../password-hash';
import { checkPassword } from '../password-policy';
import { userNotFound } from '../unknown-user';

const parameters = z.strictObject({
  Username: z.string(),
  Password: z.string(),
  Permanent: z.boolean().default(false),
});

export const adminSetUserPassword = onPool(
  'AdminSetUserPassword',
  parameters,
  async ({ Username, Password, Permanent }, { pool }) => {
    const user = pool.find(Username);
    if (user === undefined) throw userNotFound();
    checkPassword(Password, pool.declaration.passwordPolicy);
    const password = await hashPassword(Password);
    await pool.save({ ...user, password, status: Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD' });
    return {};
  },
);
