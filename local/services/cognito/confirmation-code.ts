import { z } from 'zod';
import { cognitoError } from './cognito-error';

/** How often a code may be guessed at; Cognito keeps its own number to itself. */
const GUESSES = 5;

/** How long codes hold, in milliseconds (Developer Guide, "Quotas", validity of codes). */
const LIFE = { signUp: 24 * 3_600_000, reset: 3_600_000 } as const;

/** A code that was sent to a person and not used yet. */
export const confirmationCode = z.object({
  code: z.string(),
  /** Milliseconds since the epoch. */
  expiresAt: z.number(),
  /** Wrong guesses so far. */
  guesses: z.number(),
});
export type ConfirmationCode = z.output<typeof confirmationCode>;

/**
 * A new code of six digits.
 *
 * @param random cryptographic integer from 0 to below its argument
 * @param now milliseconds since the epoch
 */
export function newCode(
  kind: keyof typeof LIFE,
  random: (below: number) => number,
  now: number,
): ConfirmationCode {
  return { code: String(random(1_000_000)).padStart(6, '0'), expiresAt: now + LIFE[kind], guesses: 0 };
}

/** Whether a guess is right; a wrong one counts. */
export function guess(
  pending: ConfirmationCode,
  guessed: string,
): { readonly right: boolean; readonly pending: ConfirmationCode } {
  const right = pending.code === guessed;
  return { right, pending: right ? pending : { ...pending, guesses: pending.guesses + 1 } };
}

/**
 * Refuses a code that can be used no more.
 *
 * @throws ApiError ExpiredCodeException, or TooManyFailedAttemptsException
 */
export function checkUsable(pending: ConfirmationCode | undefined, now: number): ConfirmationCode {
  if (pending === undefined || now >= pending.expiresAt) throw expiredCode();
  if (pending.guesses >= GUESSES)
    throw cognitoError('TooManyFailedAttemptsException', 'Too many wrong codes; ask for another one.');
  return pending;
}

export function expiredCode(): Error {
  return cognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.');
}

export function wrongCode(): Error {
  return cognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.');
}
