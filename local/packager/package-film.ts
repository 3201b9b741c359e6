import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { collectRenditions } from './collect-renditions';
import { manifest } from './dash/manifest';
import { encodeFilm } from './encode-film';
import { MANIFEST, MULTIVARIANT_PLAYLIST, mediaPlaylistFile } from './file-names';
import type { FilmProbe } from './film-probe';
import { mediaPlaylist } from './hls/media-playlist';
import { multivariantPlaylist } from './hls/multivariant-playlist';
import { chooseLadder } from './ladder';
import { PackagerError } from './packager-error';
import { probeFilm } from './probe-film';
import { durationOf, type FilmRenditions, type Rendition } from './rendition';

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
  /** The sizes, the topmost first, then the sound. */
  renditions: readonly Rendition[];
}

/**
 * Turns a film into HLS and DASH over one set of fMP4 segments by ffmpeg; playlists are written from what lies on disk, names as MediaConvert's.
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
    const rungs = chooseLadder(film.video);
    const encoded = join(work, 'encoded');
    const named = join(work, 'named');
    await Promise.all([mkdir(encoded), mkdir(named)]);
    await encodeFilm({ source, film, rungs, outDir: encoded, onProgress, signal });
    const renditions = await collectRenditions(encoded, named, film, rungs);
    const durationSeconds = wholeDuration(film, renditions);
    await writePlaylists(named, renditions);
    signal?.throwIfAborted();
    await rename(named, outDir);
    onProgress(1);
    return { durationSeconds, renditions: listed(renditions) };
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
function wholeDuration(film: FilmProbe, { videos, audio }: FilmRenditions): number {
  const picture = Math.max(...videos.map(durationOf));
  const longest = Math.max(picture, audio ? durationOf(audio) : 0);
  const promised = film.video.durationSeconds ?? film.durationSeconds ?? 0;
  const got = film.video.durationSeconds === undefined ? longest : picture;
  if (promised - got <= Math.max(1, promised * 0.02)) return picture;
  const message = `The film breaks off after ${got.toFixed(1)} of ${promised.toFixed(1)} seconds. Bring the whole file.`;
  throw new PackagerError('source_truncated', message);
}

async function writePlaylists(dir: string, renditions: FilmRenditions): Promise<void> {
  const write = (name: string, text: string) => writeFile(join(dir, name), text);
  await Promise.all([
    write(MULTIVARIANT_PLAYLIST, multivariantPlaylist(renditions)),
    write(MANIFEST, manifest(renditions)),
    ...listed(renditions).map(rendition =>
      write(mediaPlaylistFile(rendition.name), mediaPlaylist(rendition)),
    ),
  ]);
}

function listed({ videos, audio }: FilmRenditions): Rendition[] {
  return [...videos, ...(audio ? [audio] : [])];
}
