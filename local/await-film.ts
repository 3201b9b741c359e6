import type { Clock } from './clock';
import type { CataloguedFilm, Film, FilmCatalogue } from './film-catalogue';
import { playable } from './film-catalogue';
import { FilmFailed } from './film-failed';

/** Milliseconds between two looks. */
const INTERVAL = 250;

export interface AwaitFilmOptions {
  readonly catalogue: FilmCatalogue;
  readonly id: string;
  readonly clock: Clock;
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Waits for a film in the catalogue until it is ready.
 *
 * @throws FilmFailed with the reason that the catalogue gives
 */
export async function awaitFilm(options: AwaitFilmOptions): Promise<Film> {
  const { catalogue, id, clock, onProgress, signal } = options;
  for (;;) {
    signal.throwIfAborted();
    const film = await catalogue.find(id);
    const ready = playable(film);
    if (ready !== undefined) return ready;
    if (film?.status === 'failed') throw new FilmFailed(film.failure);
    if (film === undefined || film.status === 'deleting') throw new FilmFailed(REMOVED);
    onProgress(fractionOf(film));
    await clock.sleep(INTERVAL, signal);
  }
}

const REMOVED = { message: 'The film was removed.', hint: '' };

function fractionOf(film: CataloguedFilm): number {
  return film.status === 'transcoding' ? film.progress / 100 : 0;
}
