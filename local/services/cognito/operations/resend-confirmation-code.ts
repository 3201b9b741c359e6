import { z } from 'zod';
import { codeDelivery } from '../code-delivery';
import { cognitoError } from '../cognito-error';
import { newCode } from '../confirmation-code';
import { registrationMail } from '../mail';
import { onClient } from '../operation';
import { pretendToSend, userNotFound } from '../unknown-user';

export const resendConfirmationCode = onClient(
  'ResendConfirmationCode',
  z.strictObject({ Username: z.string() }),
  async ({ Username }, { cognito, client, pool }) => {
    const user = pool.find(Username);
    if (user === undefined) {
      if (client.hidesUsers) return pretendToSend(Username);
      throw userNotFound();
    }
    if (user.status !== 'UNCONFIRMED')
      throw cognitoError('InvalidParameterException', 'User is already confirmed.');
    const signUpCode = newCode('signUp', cognito.random, cognito.clock.now());
    await pool.save({ ...user, signUpCode });
    await cognito.sendMail(registrationMail(user.email, signUpCode.code));
    return codeDelivery(user.email);
  },
);
