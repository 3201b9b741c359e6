import { randomBytes, scrypt as scryptWithCallback, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

const scrypt = promisify<string, Buffer, number, Buffer>(scryptWithCallback);
const LENGTH = 32;

/** What is kept of a password; both in base64. */
export const passwordHash = z.object({ salt: z.string(), hash: z.string() });
type PasswordHash = z.output<typeof passwordHash>;

/** Hashes a password with scrypt (RFC 7914) and a salt of its own. */
export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16);
  const hash = await scrypt(password, salt, LENGTH);
  return { salt: salt.toString('base64'), hash: hash.toString('base64') };
}

/** Whether this is the password that was hashed. */
export async function isPassword(password: string, { salt, hash }: PasswordHash): Promise<boolean> {
  const actual = await scrypt(password, Buffer.from(salt, 'base64'), LENGTH);
  return timingSafeEqual(actual, Buffer.from(hash, 'base64'));
}
