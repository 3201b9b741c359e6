import { checkFfmpeg } from './packager/check-ffmpeg';
import { StartFault } from './start-fault';

/** The Lambda runtime is nodejs24.x, and workers run their entry file with its types stripped by Node itself. */
const NODE_MAJOR = 24;

/**
 * Makes sure that this machine can run local mode; `npm start` calls it before anything else begins.
 * @throws StartFault with one line that names the missing part and the command that brings it
 */
export async function preflight({
  nodeVersion = process.versions.node,
  ffmpeg = checkFfmpeg,
} = {}): Promise<void> {
  if (Number.parseInt(nodeVersion, 10) < NODE_MAJOR) {
    throw new StartFault(
      `this is Node ${nodeVersion}, and local mode needs Node ${NODE_MAJOR}: run npm ci, then npm start, which brings its own`,
    );
  }
  await ffmpeg().catch((cause: Error) => {
    throw new StartFault(cause.message, { cause });
  });
}
