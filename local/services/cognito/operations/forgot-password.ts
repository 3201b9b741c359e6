import { z } from 'zod';
import { codeDelivery } from '../code-delivery';
import { cognitoError } from '../cognito-error';
import { newCode } from '../confirmation-code';
import { resetMail } from '../mail';
import { onClient } from '../operation';
import { userNotFound } from '../user-not-found';

export const forgotPassword = onClient(
  'ForgotPassword',
  z.strictObject({ Username: z.string() }),
  async ({ Username }, { cognito, client, pool }) => {
    const user = pool.find(Username);
    if (user === undefined || !user.emailVerified) {
      if (client.hidesUsers) return codeDelivery(Username);
      if (user === undefined) throw userNotFound();
      const refusal = 'Cannot reset password for the user as there is no registered/verified email';
      throw cognitoError('InvalidParameterException', refusal);
    }
    const resetCode = newCode('reset', cognito.random, cognito.clock.now());
    await pool.save({ ...user, resetCode });
    await cognito.sendMail(resetMail(user.email, resetCode.code));
    return codeDelivery(user.email);
  },
);
