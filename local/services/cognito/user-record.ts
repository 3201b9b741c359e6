import { z } from 'zod';
import { confirmationCode } from './confirmation-code';
import { passwordHash } from './password-hash';

/** One sign-in that can still be renewed. */
const session = z.object({
  /** The `origin_jti` of every token that comes of it. */
  id: z.string(),
  clientId: z.string(),
  /** SHA-256 of the refresh token, in hexadecimal. */
  refreshDigest: z.string(),
  /** Milliseconds since the epoch, as the next one. */
  signedInAt: z.number(),
  expiresAt: z.number(),
});
export type Session = z.output<typeof session>;

/** A person in a user pool. */
export const userRecord = z.object({
  /** A UUID; it is the user name too, as in every pool whose people sign in with an address. */
  sub: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  password: passwordHash,
  status: z.enum(['UNCONFIRMED', 'CONFIRMED', 'FORCE_CHANGE_PASSWORD']),
  /** Milliseconds since the epoch. */
  createdAt: z.number(),
  signUpCode: confirmationCode.optional(),
  resetCode: confirmationCode.optional(),
  sessions: z.array(session),
});
export type UserRecord = z.output<typeof userRecord>;
