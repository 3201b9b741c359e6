import { resolve } from 'node:path';

/** The scripts of package.json that take paths. */
const SCRIPTS = ['start', 'cli'];

/**
 * A path as whoever called the program means it: relative to where that was. npm runs a script in the package's folder
 * and says in INIT_CWD where it was called itself (npm documentation, "scripts"). Behind another package's scripts, or
 * without npm, the working folder counts.
 *
 * @returns an absolute path
 */
export function namedPath(
  path: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const isOurScript =
    env['npm_package_name'] === 'screening-room' && SCRIPTS.includes(env['npm_lifecycle_event'] ?? '');
  return resolve((isOurScript && env['INIT_CWD']) || '', path);
}
