import { z } from 'zod';

/** Attributes of a new user, as far as they are known here. */
export const userAttributes = z
  .array(
    z.union([
      z.strictObject({ Name: z.literal('email'), Value: z.email() }),
      z.strictObject({
        Name: z.literal('email_verified'),
        Value: z.stringbool({ truthy: ['true'], falsy: ['false'] }),
      }),
    ]),
  )
  .transform(list => ({
    email: list.find(each => each.Name === 'email')?.Value,
    emailVerified: list.find(each => each.Name === 'email_verified')?.Value ?? false,
  }));
export type UserAttributes = z.output<typeof userAttributes>;
