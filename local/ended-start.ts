import { relative } from 'node:path';
import { PackagerError } from './packager/packager-error';
import { errorCode } from './services/error-code';
import { StartFault } from './start-fault';
import { StateFileFault } from './state-file';

const OTHER_FOLDER = 'choose another folder: npm start -- --data FOLDER';

/** What system errors say of the path that they name. */
const PATH_FAULTS: Readonly<Record<string, string>> = {
  EEXIST: 'is no folder',
  ENOTDIR: 'is no folder',
  EACCES: 'may not be used by this user',
  EPERM: 'may not be used by this user',
  EROFS: 'is on a disk that cannot be written to',
};

/** The system's own words, since ffmpeg and esbuild hand on nothing else. */
const DISK_FULL = /no space left on device|disk quota exceeded/i;

/**
 * Why a start has ended, as a line for the person at the terminal.
 *
 * @returns the error itself where nobody foresaw it
 */
export function endedStart(error: unknown, dataDir: string): unknown {
  const { message = '', path } = Object(error) as Partial<NodeJS.ErrnoException>;
  if (DISK_FULL.test(message)) {
    return new StartFault(`no space is left on the disk of ${dataDir}; make room, or ${OTHER_FOLDER}`);
  }
  if (error instanceof StateFileFault) {
    return new StartFault(
      `${error.message}; forget all that was kept: npm start -- --fresh --data ${dataDir}`,
    );
  }
  if (error instanceof PackagerError) return new StartFault(`the sample film: ${error.message}`);
  const fault = PATH_FAULTS[errorCode(error) ?? ''];
  if (fault === undefined || path === undefined || !isOnTheWay(path, dataDir)) return error;
  return new StartFault(`${path} ${fault}; ${OTHER_FOLDER}`);
}

/** Whether one of the two paths is below the other, or is the other. */
function isOnTheWay(path: string, dataDir: string): boolean {
  return [relative(dataDir, path), relative(path, dataDir)].some(way => !way.startsWith('..'));
}
