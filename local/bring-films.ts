import { addresses } from './addresses';
import { type BringFilmOptions, bringFilm } from './bring-film';
import { FilmFailed } from './film-failed';
import { filmFileFault } from './film-file-fault';
import { ApiRefusal, signInLocally } from './local-api';
import type { LocalUser } from './local-user';
import { playbackGrant } from './playback-grant';
import { sampleSource } from './sample-source';
import { StartFault } from './start-fault';

export interface BringFilmsOptions extends Omit<BringFilmOptions, 'path' | 'title' | 'api'> {
  /** Paths; none for a sample. */
  readonly films: readonly string[];
  readonly dataDir: string;
  /** Whose films they are. */
  readonly user: LocalUser;
}

/**
 * Brings films in one after another, and prints where each plays. One that fails does not keep the next from coming in.
 *
 * @throws StartFault with a line for each when all of them fail
 */
export async function bringFilms({ films, dataDir, user, ...options }: BringFilmsOptions): Promise<void> {
  const { stack, clock } = options;
  const api = await signInLocally(stack.outputs.CdnOrigin, user, options.signal);
  const sources =
    films.length > 0
      ? films.map(path => ({ path }))
      : [{ path: await sampleSource(dataDir, options), title: 'Sample film' }];
  const failures: string[] = [];
  for (const source of sources) {
    try {
      const film = await bringFilm({ ...options, ...source, api });
      const grant = await playbackGrant({ stack, film, now: Math.floor(clock.now() / 1000) });
      process.stdout.write(addresses({ stack, film, grant, dataDir }));
    } catch (error) {
      const isRefused = error instanceof FilmFailed || error instanceof ApiRefusal;
      const reason = isRefused ? error.message : await filmFileFault(source.path);
      if (reason === undefined) throw error;
      failures.push(`${source.path}: ${reason}`);
    }
  }
  if (failures.length === sources.length) throw new StartFault(failures.join('\n'));
  for (const failure of failures) process.stderr.write(`npm start: ${failure}\n`);
}
