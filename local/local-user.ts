import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { keptIn } from './data-folder';
import { readStateFile, writeStateFile } from './state-file';

const user = z.object({ email: z.email(), password: z.string() });

/** Somebody who may sign in to a local stack. */
export type LocalUser = z.output<typeof user>;

const EMAIL = 'you@example.com';

/** One of each kind of character that a user pool's policy may ask for. */
const EVERY_KIND = 'aA1-';

/** The person whom a data folder's films belong to; made at the first start, with a password of their own. */
export async function localUser(dataDir: string): Promise<LocalUser> {
  const file = keptIn(dataDir, 'user');
  const known = await readStateFile(file, user);
  if (known !== undefined) return known;
  const made = { email: EMAIL, password: `${EVERY_KIND}${randomBytes(9).toString('base64url')}` };
  await writeStateFile(file, made);
  return made;
}
