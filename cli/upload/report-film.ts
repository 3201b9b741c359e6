import { EXIT } from '../exit-code';
import { printable } from '../output/printable';
import type { UploadedFilm } from './upload-film';

/**
 * Says how an uploaded film has ended: the playback URL to standard output, why it failed to standard error. With JSON,
 * one object a line says either.
 */
export function reportFilm(path: string, { video, grant }: UploadedFilm, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify({ file: path, video, grant: grant ?? null })}\n`);
  else if (grant) process.stdout.write(`${grant.hls}\n`);
  if (grant) return;
  const { message, hint } = video.failure ?? { message: 'No reason was given.', hint: 'Upload it again.' };
  process.stderr.write(`failed: ${path}: ${printable(message)}\n  What to do: ${printable(hint)}\n`);
  process.exitCode = EXIT.failedFilm;
}
