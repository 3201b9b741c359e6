import { encodeArguments } from './encode-arguments';
import { progressReader } from './ffmpeg-progress';
import type { FilmProbe } from './film-probe';
import type { Rung } from './ladder';
import { PackagerError } from './packager-error';
import { runTool } from './run-tool';

interface EncodeFilmOptions {
  source: string;
  film: FilmProbe;
  rungs: readonly Rung[];
  /** Folder for ffmpeg's segments. */
  outDir: string;
  onProgress: (fraction: number) => void;
  signal: AbortSignal | undefined;
}

/**
 * Lets ffmpeg write the segments of every rung, and of the sound.
 *
 * @throws PackagerError `encoding_failed` with the last thing that ffmpeg said
 */
export async function encodeFilm(options: EncodeFilmOptions): Promise<void> {
  const { source, film, rungs, outDir, onProgress, signal } = options;
  const { code, stderr } = await runTool('ffmpeg', encodeArguments(source, film, rungs, outDir), {
    signal,
    onOutput: progressReader(film.durationSeconds, onProgress),
  });
  if (code === 0) return;
  const lastWords = stderr.trim().split('\n').at(-1) || `it ended with ${code}`;
  throw new PackagerError('encoding_failed', `ffmpeg could not encode the film: ${lastWords}`);
}
