import { z } from 'zod';
import { cognitoError } from '../cognito-error';
import { checkUsable, expiredCode, guess, wrongCode } from '../confirmation-code';
import { onClient } from '../operation';
import { userNotFound } from '../unknown-user';

const parameters = z.strictObject({ Username: z.string(), ConfirmationCode: z.string() });

export const confirmSignUp = onClient(
  'ConfirmSignUp',
  parameters,
  async ({ Username, ConfirmationCode }, { cognito, client, pool }) => {
    const user = pool.find(Username);
    if (user === undefined) throw client.hidesUsers ? expiredCode() : userNotFound();
    if (user.status !== 'UNCONFIRMED') {
      const refusal = `User cannot be confirmed. Current status is ${user.status}`;
      throw cognitoError('NotAuthorizedException', refusal);
    }
    const { right, pending } = guess(checkUsable(user.signUpCode, cognito.clock.now()), ConfirmationCode);
    if (!right) {
      await pool.save({ ...user, signUpCode: pending });
      throw wrongCode();
    }
    await pool.save({ ...user, status: 'CONFIRMED', emailVerified: true, signUpCode: undefined });
    return {};
  },
);
