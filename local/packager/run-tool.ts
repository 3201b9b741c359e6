import { spawn } from 'node:child_process';
import { PackagerError } from './packager-error';

/** Standard error is kept to this many characters: enough for ffmpeg's last words. */
const STDERR_MAX = 8_192;

type ToolResult = { code: number | null; stderr: string };

interface ToolOptions {
  /** Folder that relative names in the arguments are below. */
  cwd?: string | undefined;
  /** Kills the tool; the call then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Called with what the tool writes to standard output, as it comes. */
  onOutput?: (text: string) => void;
}

/**
 * Runs ffmpeg or ffprobe to its end; resolves whatever its exit code.
 *
 * @throws PackagerError `ffmpeg_missing` where the tool is not on the PATH
 * @throws the signal's reason when it fires, after the tool has gone
 */
export async function runTool(
  tool: 'ffmpeg' | 'ffprobe',
  args: readonly string[],
  { cwd, signal, onOutput }: ToolOptions = {},
): Promise<ToolResult> {
  signal?.throwIfAborted();
  const child = spawn(tool, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd });
  const kill = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', kill, { once: true });
  try {
    const result = await new Promise<ToolResult>((resolve, reject) => {
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => onOutput?.(text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr = (stderr + text).slice(-STDERR_MAX);
      });
      child.once('error', error => reject(spawnError(tool, error)));
      child.once('close', code => resolve({ code, stderr }));
    });
    signal?.throwIfAborted();
    return result;
  } finally {
    signal?.removeEventListener('abort', kill);
  }
}

function spawnError(tool: string, error: NodeJS.ErrnoException): Error {
  if (error.code !== 'ENOENT') return error;
  const message = `${tool} was not found. Install it (apt-get install ffmpeg) and start again.`;
  return new PackagerError('ffmpeg_missing', message, { cause: error });
}
