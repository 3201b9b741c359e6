import { z } from '@hono/zod-openapi';

/** Who has signed in gets this; the refresh token goes into the cookie and nowhere else. */
export const tokensSchema = z
  .object({
    accessToken: z.string().openapi({ description: 'For `Authorization: Bearer …`.' }),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().openapi({ description: 'Seconds.' }),
  })
  .openapi('Tokens');
