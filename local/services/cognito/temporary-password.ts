import type { PasswordPolicy } from './password-policy';

/** One of each comes first, so that every policy is met. */
const ALPHABETS = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#%+=?@'];

/**
 * A password that a person types once.
 *
 * @param random cryptographic integer from 0 to below its argument
 */
export function temporaryPassword(
  { minimumLength }: PasswordPolicy,
  random: (below: number) => number,
): string {
  const characters = Array.from({ length: Math.max(minimumLength, 16) }, (_, index) => {
    const alphabet = ALPHABETS[index] ?? ALPHABETS.join('');
    return alphabet.charAt(random(alphabet.length));
  });
  return characters.join('');
}
