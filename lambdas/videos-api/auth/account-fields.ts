import { z } from '@hono/zod-openapi';
import { PASSWORD_MAX, PASSWORD_MIN, passwordFaults } from '../../../core/identity/password-rules';

/** Longest address; it stands as a user name, and those have 128 characters (Cognito API reference, "UsernameType"). */
const EMAIL_MAX = 128;

/** What requests about accounts are made of. */
export const accountFields = {
  email: z.email().max(EMAIL_MAX).openapi({ example: 'you@example.com' }),
  /** Any that may be somebody's. */
  password: z.string().min(1).max(PASSWORD_MAX),
  /** One that the pool takes: judged here, since the pool might do so only where the address has no account yet. */
  newPassword: z
    .string()
    .superRefine((password, context) => {
      for (const message of passwordFaults(password)) context.addIssue({ code: 'custom', message });
    })
    .openapi({
      minLength: PASSWORD_MIN,
      maxLength: PASSWORD_MAX,
      description: 'With a lower-case and an upper-case letter, a digit and a special character.',
    }),
  /** As it came by e-mail. */
  code: z
    .string()
    .regex(/^[0-9]{6}$/)
    .openapi({ example: '123456' }),
};
