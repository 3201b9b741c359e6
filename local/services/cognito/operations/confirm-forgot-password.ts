import { z } from 'zod';
import { checkUsable, guess, wrongCode } from '../confirmation-code';
import { onClient } from '../operation';
import { hashPassword } from '../password-hash';
import { checkPassword } from '../password-policy';
import { userNotFound } from '../unknown-user';

const parameters = z.strictObject({
  Username: z.string(),
  ConfirmationCode: z.string(),
  Password: z.string(),
});

/** What was signed in before stays so: only signing out (RevokeToken, GlobalSignOut) ends it. */
export const confirmForgotPassword = onClient(
  'ConfirmForgotPassword',
  parameters,
  async ({ Username, ConfirmationCode, Password }, { cognito, client, pool }) => {
    const user = pool.find(Username);
    if (user === undefined) throw client.hidesUsers ? wrongCode() : userNotFound();
    const usable = checkUsable(user.resetCode, cognito.clock.now());
    checkPassword(Password, pool.declaration.passwordPolicy);
    const { right, pending } = guess(usable, ConfirmationCode);
    if (!right) {
      await pool.save({ ...user, resetCode: pending });
      throw wrongCode();
    }
    const password = await hashPassword(Password);
    await pool.save({ ...user, password, status: 'CONFIRMED', resetCode: undefined });
    return {};
  },
);
