import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { newVideo } from '../core/video/new-video';
import { VIDEO_ID_BYTES, videoId } from '../core/video/video-id';
import type { Clock } from './clock';
import { type Film, openFilmCatalogue } from './film-catalogue';
import { followFilm } from './follow-film';
import { fingerprintOf, type KnownSources } from './known-sources';
import type { Progress } from './progress';
import type { StackFile } from './stack-file';
import { uploadSource } from './upload-source';

/** Who owns what is brought in from the terminal. */
const OWNER = 'operator';

export interface BringFilmOptions {
  readonly path: string;
  /** How viewers see it; without one, the file's name. */
  readonly title?: string;
  readonly stack: StackFile;
  readonly known: KnownSources;
  readonly clock: Clock;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/**
 * Brings a film in as anybody's is: a record in the catalogue, an upload, and the pipeline does the rest. One that came
 * in before is not transcoded again; one whose transcode was broken off goes on.
 *
 * @throws FilmFailed with the reason that the catalogue gives
 */
export async function bringFilm(options: BringFilmOptions): Promise<Film> {
  const { stack, clock, progress, signal } = options;
  const catalogue = openFilmCatalogue(stack);
  const id = (await cameBefore(options)) ?? (await upload(options));
  return progress.track('Transcoding the film', onProgress =>
    followFilm({ catalogue, id, clock, onProgress, signal }),
  );
}

async function cameBefore({ path, stack, known }: BringFilmOptions): Promise<string | undefined> {
  const id = known.find(await fingerprintOf(path));
  if (id === undefined) return undefined;
  const film = await openFilmCatalogue(stack).find(id);
  return film === undefined || ['uploading', 'failed', 'deleting'].includes(film.status) ? undefined : id;
}

async function upload(options: BringFilmOptions): Promise<string> {
  const { path, title = basename(path), stack, known, clock, progress, signal } = options;
  const id = videoId(randomBytes(VIDEO_ID_BYTES));
  const film = { id, owner: OWNER, title, description: '', visibility: 'private' } as const;
  await openFilmCatalogue(stack).add(newVideo(film, clock.now()).next);
  await progress.track('Uploading the film', onProgress =>
    uploadSource({ stack, id, path, onProgress, signal }),
  );
  await known.remember(await fingerprintOf(path), id);
  return id;
}
