import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FilmProbe } from './film-probe';
import { jobFor } from './job-for';
import { PackagerError } from './packager-error';
import { probeFilm } from './probe-film';
import { transcode } from './transcode';
import type { TranscodedFilm } from './transcoded-film';

interface PackageFilmOptions {
  /** Path of the film. */
  source: string;
  /** Folder to make; it appears only when the film is whole. */
  outDir: string;
  /** Called with a fraction from 0 to 1 that never falls. */
  onProgress: (fraction: number) => void;
  /** Stops ffmpeg and takes away what it wrote; the call then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

interface PackagedFilm {
  /** Length of the picture, in seconds. */
  durationSeconds: number;
}

/**
 * Turns a film into HLS and DASH in the sizes that the ladder gives it.
 *
 * @throws PackagerError, its message one line for the person who brought the film
 */
export async function packageFilm(options: PackageFilmOptions): Promise<PackagedFilm> {
  const { source, outDir, onProgress, signal } = options;
  const film = await probeFilm(source, signal);
  await refuseExisting(outDir);
  await mkdir(dirname(outDir), { recursive: true });
  const work = await mkdtemp(`${outDir}.partial-`);
  try {
    const total = film.video.durationSeconds ?? film.durationSeconds ?? Number.POSITIVE_INFINITY;
    const transcoded = await transcode(jobFor(source, film), {
      ...{ outDir: work, signal },
      onProgress: seconds => onProgress(Math.min(1, seconds / total)),
    });
    const durationSeconds = wholeDuration(film, transcoded);
    await rename(work, outDir);
    onProgress(1);
    return { durationSeconds };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** What is packaged is immutable, so a folder with something in it stays as it is. */
async function refuseExisting(outDir: string): Promise<void> {
  const names = await readdir(outDir).catch(() => []);
  if (names.length > 0)
    throw new PackagerError('output_exists', 'The folder for the packaged film is not empty.');
}

/** ffmpeg ends a film that breaks off without an error, so its length is held against what the container promised. */
function wholeDuration(film: FilmProbe, { durationInMs, audio }: TranscodedFilm): number {
  const picture = durationInMs / 1000;
  const longest = Math.max(durationInMs, audio?.durationInMs ?? 0) / 1000;
  const promised = film.video.durationSeconds ?? film.durationSeconds ?? 0;
  const got = film.video.durationSeconds === undefined ? longest : picture;
  if (promised - got <= Math.max(1, promised * 0.02)) return picture;
  const message = `The film breaks off after ${got.toFixed(1)} of ${promised.toFixed(1)} seconds. Bring the whole file.`;
  throw new PackagerError('source_truncated', message);
}
