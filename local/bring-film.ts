import { basename } from 'node:path';
import { mediaTypeOf } from '../core/upload/media-type';
import { announceSource } from './announce-source';
import { awaitFilm } from './await-film';
import type { Clock } from './clock';
import { type Film, openFilmCatalogue } from './film-catalogue';
import type { ApiCall } from './local-api';
import type { Progress } from './progress';
import { sendSource } from './send-source';
import type { StackFile } from './stack-file';

/** What a file is announced as whose name says nothing; what it is shows when it is probed. */
const ANY_FILM = 'video/mp4';

export interface BringFilmOptions {
  readonly path: string;
  /** How viewers see it; without one, the file's name. */
  readonly title?: string;
  readonly api: ApiCall;
  readonly stack: StackFile;
  readonly clock: Clock;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/**
 * Brings a film in as anybody does, by the API, and follows it in the catalogue. One that came in before is not uploaded
 * again; one whose upload or transcode was broken off goes on.
 *
 * @throws FilmFailed with the reason that the catalogue gives
 * @throws ApiRefusal
 */
export async function bringFilm(options: BringFilmOptions): Promise<Film> {
  const { path, title = basename(path), api, stack, clock, progress, signal } = options;
  const { id, upload } = await announceSource(api, { path, title, type: mediaTypeOf(path) ?? ANY_FILM });
  if (upload !== undefined) {
    await progress.track('Uploading the film', onProgress =>
      sendSource({ api, path, film: { id, upload }, onProgress, signal }),
    );
  }
  const catalogue = openFilmCatalogue(stack);
  return progress.track('Transcoding the film', onProgress =>
    awaitFilm({ catalogue, id, clock, onProgress, signal }),
  );
}
