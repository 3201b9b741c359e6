import { z } from 'zod';
import { codeDelivery } from '../code-delivery';
import { cognitoError } from '../cognito-error';
import { newCode } from '../confirmation-code';
import { resetMail } from '../mail';
import { onClient } from '../operation';
import { noVerifiedAddress, pretendToSend, userNotFound } from '../unknown-user';

export const forgotPassword = onClient(
  'ForgotPassword',
  z.strictObject({ Username: z.string() }),
  async ({ Username }, { cognito, client, pool }) => {
    const user = pool.find(Username);
    if (user === undefined) {
      if (client.hidesUsers) return pretendToSend(Username);
      throw userNotFound();
    }
    if (user.status === 'FORCE_CHANGE_PASSWORD') {
      const refusal = 'User password cannot be reset in the current state.';
      throw cognitoError('NotAuthorizedException', refusal);
    }
    if (!user.emailVerified) throw noVerifiedAddress();
    const resetCode = newCode('reset', cognito.random, cognito.clock.now());
    await pool.save({ ...user, resetCode });
    await cognito.sendMail(resetMail(user.email, resetCode.code));
    return codeDelivery(user.email);
  },
);
