import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { collectRenditions } from './collect-renditions';
import { encode } from './encode';
import { ENCODED_MANIFEST } from './encoded-files';
import { captureFile, manifestFile, playlistFile } from './file-names';
import { averageBitRate } from './hls/bit-rate';
import { durationOf, type FilmRenditions, type Rendition } from './rendition';
import type { TranscodeJob } from './transcode-job';
import type { TranscodedFilm, TranscodedOutput } from './transcoded-film';
import { writePlaylists } from './write-playlists';

interface TranscodeOptions {
  /** An empty folder, or one to make. After a failure it holds what was written until then. */
  readonly outDir: string;
  /** Called with the seconds of the film that are encoded; they never fall. */
  readonly onProgress: (seconds: number) => void;
  /** Stops ffmpeg; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Turns a film into HLS and DASH over one set of fMP4 segments, and its poster, by one run of ffmpeg; playlists are
 * written from what lies on disk. A film that breaks off ends where it does, without an error.
 *
 * @throws PackagerError, its message one line for the person who brought the film
 */
export async function transcode(job: TranscodeJob, options: TranscodeOptions): Promise<TranscodedFilm> {
  const { outDir, onProgress, signal } = options;
  const posterDir = dirname(join(outDir, job.poster?.base ?? ''));
  await Promise.all([outDir, posterDir].map(dir => mkdir(dir, { recursive: true })));
  await encode(job, { outDir, onProgress, signal });
  await rm(join(outDir, ENCODED_MANIFEST), { force: true });
  const renditions = await collectRenditions(outDir, job);
  await writePlaylists(outDir, job, renditions);
  signal?.throwIfAborted();
  return describe(job, renditions, await filesIn(outDir));
}

async function filesIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name).slice(join(dir, '/').length)).sort();
}

function describe(job: TranscodeJob, { videos, audio }: FilmRenditions, files: string[]): TranscodedFilm {
  const { baseName, pictures, poster } = job;
  const written = new Set(files);
  const captures = Array.from({ length: poster?.maxCaptures ?? 0 }, (_, number) =>
    captureFile(poster?.base ?? '', number),
  );
  return {
    durationInMs: Math.max(...videos.map(milliseconds)),
    pictures: pictures.flatMap(({ nameModifier, width, height }, index) => {
      const video = videos[index];
      return video ? [{ ...outputOf(nameModifier, video), width, height }] : [];
    }),
    audio: job.audio && audio && outputOf(job.audio.nameModifier, audio),
    manifests: [manifestFile(baseName), playlistFile(baseName)],
    captures: captures.filter(file => written.has(file)),
    files,
  };
}

function outputOf(nameModifier: string, rendition: Rendition): TranscodedOutput {
  return {
    nameModifier,
    durationInMs: milliseconds(rendition),
    averageBitRate: Math.round(averageBitRate(rendition.segments)),
  };
}

function milliseconds(rendition: Rendition): number {
  return Math.round(1000 * durationOf(rendition));
}
