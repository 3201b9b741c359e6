import { access, constants, stat } from 'node:fs/promises';
import { errorCode } from './services/error-code';

/** Why a film's file cannot be brought in, for the person who named it; undefined where it can. */
export async function filmFileFault(path: string): Promise<string | undefined> {
  try {
    if (!(await stat(path)).isFile()) return 'this is no file';
    await access(path, constants.R_OK);
    return undefined;
  } catch (error) {
    return errorCode(error) === 'EACCES' ? 'this user may not read it' : 'there is no such file';
  }
}
