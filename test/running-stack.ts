import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { currentAssembly } from '../local/assembly';
import { bringFilm } from '../local/bring-film';
import { type Clock, systemClock } from '../local/clock';
import type { Film } from '../local/film-catalogue';
import { openKnownSources } from '../local/known-sources';
import { makeSampleFilm } from '../local/packager/sample-film';
import { type PlaybackGrant, type PlaybackGrantOptions, playbackGrant } from '../local/playback-grant';
import { type StackFile, writeStackFile } from '../local/stack-file';
import { FREE_PORTS, type LocalStack, startStack } from '../local/start-stack';

/** Three segments of 6 s: a start, a middle and an end. */
const FILM_SECONDS = 18;

const silent = {
  track: <Result>(_title: string, work: (update: () => void) => Promise<Result>) => work(() => {}),
};

/** A whole stack on free ports, from the synthesised template, with one film in it. */
export interface RunningStack {
  readonly stack: StackFile;
  readonly running: LocalStack;
  readonly film: Film;
  readonly dataDir: string;
  /** What functions and the access log have written so far. */
  readonly log: readonly string[];
  grant(options?: Partial<PlaybackGrantOptions>): Promise<PlaybackGrant>;
  close(): Promise<void>;
}

/** Starts one; the caller closes it. */
export async function startRunningStack(
  options: { readonly context?: Readonly<Record<string, string>>; readonly clock?: Clock } = {},
): Promise<RunningStack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'screening-room-'));
  const { signal } = new AbortController();
  const log: string[] = [];
  const assembly = await currentAssembly({
    root: resolve(__dirname, '..'),
    dir: join(dataDir, 'cdk.out'),
    context: options.context ?? {},
    progress: silent,
    signal,
  });
  const running = await startStack({
    assembly,
    dataDir,
    ports: FREE_PORTS,
    clock: options.clock ?? systemClock,
    log: (source, line) => log.push(`${source} ${line}`),
  });
  const stack = await writeStackFile(dataDir, running);
  const source = join(dataDir, 'film.mp4');
  await makeSampleFilm({ path: source, seconds: FILM_SECONDS });
  const film = await bringFilm({
    path: source,
    ...{ stack, clock: systemClock, progress: silent, signal },
    known: await openKnownSources(dataDir),
  });
  return {
    ...{ stack, running, film, dataDir, log },
    grant: given => playbackGrant({ stack, film, now: Math.floor(Date.now() / 1000), ...given }),
    async close() {
      await running.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
