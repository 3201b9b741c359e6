import { z } from 'zod';
import { invitationMail } from '../mail';
import { newUser } from '../new-user';
import { onPool } from '../operation';
import { temporaryPassword } from '../temporary-password';
import { userAttributes } from '../user-attributes';

const parameters = z.strictObject({
  Username: z.string(),
  TemporaryPassword: z.string().optional(),
  UserAttributes: userAttributes.optional(),
  DesiredDeliveryMediums: z.array(z.literal('EMAIL')).optional(),
  MessageAction: z.literal('SUPPRESS').optional(),
});

export const adminCreateUser = onPool('AdminCreateUser', parameters, async (input, { cognito, pool }) => {
  const password =
    input.TemporaryPassword ?? temporaryPassword(pool.declaration.passwordPolicy, cognito.random);
  const wanted = { username: input.Username, attributes: input.UserAttributes, password };
  const user = await newUser(pool, wanted, cognito.clock.now());
  await pool.save(user);
  if (input.MessageAction === undefined) await cognito.sendMail(invitationMail(user.email, password));
  const created = Math.floor(user.createdAt / 1000);
  return {
    User: {
      Username: user.sub,
      Attributes: [
        { Name: 'sub', Value: user.sub },
        { Name: 'email', Value: user.email },
        { Name: 'email_verified', Value: String(user.emailVerified) },
      ],
      UserCreateDate: created,
      UserLastModifiedDate: created,
      Enabled: true,
      UserStatus: user.status,
    },
  };
});
