import { encodeArguments } from './encode-arguments';
import { progressReader } from './ffmpeg-progress';
import { PackagerError } from './packager-error';
import { runTool } from './run-tool';
import type { TranscodeJob } from './transcode-job';

/** What ffmpeg says where it finds no film in its input. */
const NO_FILM = /Invalid data found|moov atom not found|not on whitelist|matches no streams/;

interface EncodeOptions {
  /** Folder for ffmpeg's segments. */
  outDir: string;
  /** Called with seconds of the film that are encoded; they never fall. */
  onProgress: (seconds: number) => void;
  signal: AbortSignal | undefined;
}

/**
 * Lets ffmpeg write the segments of every size and of the sound, and the poster.
 *
 * @throws PackagerError `source_unreadable`, or `encoding_failed` with the last thing that ffmpeg said
 */
export async function encode(
  job: TranscodeJob,
  { outDir, onProgress, signal }: EncodeOptions,
): Promise<void> {
  const { code, stderr } = await runTool('ffmpeg', encodeArguments(job), {
    ...{ signal, cwd: outDir },
    onOutput: progressReader(onProgress),
  });
  if (code === 0) return;
  if (NO_FILM.test(stderr)) {
    throw new PackagerError('source_unreadable', 'The file is not a film that ffmpeg can read.');
  }
  const lastWords = stderr.trim().split('\n').at(-1) || `it ended with ${code}`;
  throw new PackagerError('encoding_failed', `ffmpeg could not encode the film: ${withoutUrls(lastWords)}`);
}

/** A presigned URL opens the film to who reads it. */
function withoutUrls(text: string): string {
  return text.replace(/https?:\/\/\S+/g, 'the source');
}
