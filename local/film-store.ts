import { join } from 'node:path';
import { z } from 'zod';
import { isRun, isVideoId } from '../core/video/video-id';
import { readStateFile, writeStateFile } from './state-file';

const film = z.object({
  id: z.string().refine(isVideoId),
  run: z.string().refine(isRun),
  title: z.string(),
  durationSeconds: z.number(),
  /** What the film was made from; the same source is not packaged twice. */
  source: z.string(),
});

const filmsFile = z.object({ films: z.array(film) });

export type Film = z.infer<typeof film>;

/** The films of a local stack, until the catalogue takes their place. */
export interface FilmStore {
  readonly films: readonly Film[];
  /** Keeps the film; it is there at the next start. */
  add(film: Film): Promise<void>;
}

/** Opens the films that lie in a data folder. */
export async function openFilmStore(dataDir: string): Promise<FilmStore> {
  const file = join(dataDir, 'films.json');
  const films = (await readStateFile(file, filmsFile))?.films ?? [];
  return {
    films,
    async add(added) {
      films.push(added);
      await writeStateFile(file, { films });
    },
  };
}
