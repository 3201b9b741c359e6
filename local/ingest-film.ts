import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { filmPrefix } from '../core/video/object-keys';
import { VIDEO_ID_BYTES, videoId } from '../core/video/video-id';
import type { Services } from './account';
import type { Film, FilmStore } from './film-store';
import { packageFilm } from './packager/package-film';
import { makeSampleFilm } from './packager/sample-film';
import type { Progress } from './progress';
import { putFolder } from './put-folder';

/** Long enough to seek and to change renditions in, short enough to be made in seconds. */
const SAMPLE_SECONDS = 30;

/** The one transcode that a film has here. */
const FIRST_RUN = '1';

export interface IngestOptions {
  /** Path of the film; without one, a sample is made. */
  readonly film: string | undefined;
  readonly store: FilmStore;
  readonly services: Pick<Services, 's3' | 'operator'>;
  readonly mediaBucket: string;
  readonly dataDir: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/**
 * Brings a film into the media bucket, unless it is there already.
 *
 * @throws PackagerError for a film that cannot be played, with a line that says why
 */
export async function ingestFilm(options: IngestOptions): Promise<Film> {
  const { store } = options;
  const source =
    options.film === undefined ? `sample of ${SAMPLE_SECONDS} s` : await fingerprint(options.film);
  const known = store.films.find(each => each.source === source);
  if (known !== undefined) return known;

  await mkdir(options.dataDir, { recursive: true });
  const work = await mkdtemp(join(options.dataDir, 'work-'));
  try {
    const path = options.film ?? (await makeSample(work, options));
    const film = await packageInto(work, path, options);
    const title = options.film === undefined ? 'Sample film' : basename(options.film);
    const added = { ...film, title, source };
    await store.add(added);
    return added;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function makeSample(work: string, { progress, signal }: IngestOptions): Promise<string> {
  const path = join(work, 'sample.mp4');
  await progress.track('Making a sample film', onProgress =>
    makeSampleFilm({ path, seconds: SAMPLE_SECONDS, onProgress, signal }),
  );
  return path;
}

async function packageInto(
  work: string,
  source: string,
  { progress, services, mediaBucket, signal }: IngestOptions,
): Promise<Pick<Film, 'id' | 'run' | 'durationSeconds'>> {
  const id = videoId(randomBytes(VIDEO_ID_BYTES));
  const folder = join(work, 'packaged');
  const { durationSeconds } = await progress.track('Packaging the film', onProgress =>
    packageFilm({ source, outDir: folder, onProgress, signal }),
  );
  await putFolder({
    s3Origin: services.s3.origin,
    caller: services.operator,
    bucket: mediaBucket,
    prefix: `${filmPrefix(id, FIRST_RUN)}/`,
    folder,
    // Everything below a run is immutable.
    cacheControl: 'public, max-age=31536000, immutable',
    signal,
  });
  return { id, run: FIRST_RUN, durationSeconds };
}

/** The same file, unless it was changed in between. */
async function fingerprint(file: string): Promise<string> {
  const { size, mtimeMs } = await stat(file);
  return `${await realpath(file)} ${size} ${mtimeMs}`;
}
