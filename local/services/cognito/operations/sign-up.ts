import { z } from 'zod';
import { codeDelivery } from '../code-delivery';
import { cognitoError } from '../cognito-error';
import { newCode } from '../confirmation-code';
import { registrationMail } from '../mail';
import { newUser } from '../new-user';
import { onClient } from '../operation';
import { userAttributes } from '../user-attributes';

const parameters = z.strictObject({
  Username: z.string(),
  Password: z.string(),
  UserAttributes: userAttributes.optional(),
});

export const signUp = onClient(
  'SignUp',
  parameters,
  async ({ Username, Password, UserAttributes }, { cognito, pool }) => {
    const { clock, random, sendMail } = cognito;
    if (!pool.declaration.selfRegistration)
      throw cognitoError('NotAuthorizedException', 'SignUp is not permitted for this user pool');
    const now = clock.now();
    const added = await newUser(
      pool,
      { username: Username, attributes: UserAttributes, password: Password },
      now,
    );
    const signUpCode = newCode('signUp', random, now);
    // Whoever registers cannot say that an address is theirs; the code does.
    const user = { ...added, emailVerified: false, status: 'UNCONFIRMED' as const, signUpCode };
    await pool.save(user);
    await sendMail(registrationMail(user.email, signUpCode.code));
    return { UserConfirmed: false, UserSub: user.sub, ...codeDelivery(user.email) };
  },
);
