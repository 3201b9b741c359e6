import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { namedPath } from '../../local/named-path';
import { UsageError } from '../usage-error';
import { readPrivateFile, writePrivateFile } from './private-file';

const profile = z.object({
  /** Origin of the distribution. */
  api: z.url(),
  accessToken: z.string().min(1),
  /** When the access token ends, by this machine's clock, in milliseconds since the epoch. */
  expiresAt: z.number(),
  /** The cookies that renew it, by name; none where tokens come from somebody else. */
  cookies: z.record(z.string(), z.string()),
});

/** Who is signed in, and where. Nothing but `api` is ever printed. */
export type Profile = z.output<typeof profile>;

/** Where the profile is kept without `--profile` (XDG Base Directory Specification). */
export function defaultProfileFile(env: NodeJS.ProcessEnv): string {
  const configured = env['XDG_CONFIG_HOME'];
  // The specification has relative paths ignored.
  const folder = configured && isAbsolute(configured) ? configured : join(homedir(), '.config');
  return join(folder, 'screening-room', 'profile.json');
}

/** The file that a command's `--profile` names. */
export function profileFile(named: string | undefined): string {
  return named === undefined ? defaultProfileFile(process.env) : namedPath(named);
}

/**
 * @throws UsageError where nobody has signed in, others may read the file, or it holds something else
 */
export async function readProfile(file: string): Promise<Profile> {
  const text = await readPrivateFile(file);
  if (text === undefined)
    throw new UsageError('nobody is signed in; sign in first: screening-room login --api URL');
  const read = profile.safeParse(parseJson(text));
  if (!read.success)
    throw new UsageError(`${file} is no profile; sign in anew: screening-room login --api URL`);
  return read.data;
}

/** @throws UsageError where the file cannot be written */
export function writeProfile(file: string, content: Profile): Promise<void> {
  return writePrivateFile(file, `${JSON.stringify(content, undefined, 2)}\n`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
