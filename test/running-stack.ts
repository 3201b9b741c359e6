import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringFilm } from '../local/bring-film';
import { type Clock, systemClock } from '../local/clock';
import type { Film } from '../local/film-catalogue';
import { signInLocally } from '../local/local-api';
import { localUser } from '../local/local-user';
import { makeSampleFilm } from '../local/packager/sample-film';
import { type PlaybackGrant, type PlaybackGrantOptions, playbackGrant } from '../local/playback-grant';
import { silentProgress } from '../local/progress';
import { probeSource } from '../local/services/media-convert/probe/probe-source';
import type { MediaEngine } from '../local/services/media-convert/start-media-convert';
import { type StackFile, writeStackFile } from '../local/stack-file';
import { FREE_PORTS, type LocalStack, startStack } from '../local/start-stack';
import { assemblyWith } from './assembly-with';
import { onceARun } from './once-a-run';
import { transcodeOnce } from './transcode-once';

/** Three segments of 6 s: a start, a middle and an end. */
const FILM_SECONDS = 18;

/** A whole stack on free ports, from the synthesised template. */
export interface BareStack {
  readonly stack: StackFile;
  readonly running: LocalStack;
  readonly dataDir: string;
  /** What functions and the access log have written so far. */
  readonly log: readonly string[];
  /** Brings a film in as `npm start` does, under its file's name; rejects with FilmFailed. */
  bring(path: string): Promise<Film>;
  /** A grant for a film, as `npm start` prints it. */
  grantFor(film: Film, options?: Partial<PlaybackGrantOptions>): Promise<PlaybackGrant>;
  close(): Promise<void>;
}

/** The same with one film in it. */
export interface RunningStack extends BareStack {
  readonly film: Film;
  grant(options?: Partial<PlaybackGrantOptions>): Promise<PlaybackGrant>;
}

export interface RunningStackOptions {
  /** Settings over those of cdk.json. */
  readonly context?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  readonly mediaEngine?: MediaEngine;
}

/** Starts a stack without a film; the caller closes it. */
export async function startBareStack(options: RunningStackOptions = {}): Promise<BareStack> {
  const { context = {}, clock = systemClock, mediaEngine } = options;
  const dataDir = await mkdtemp(join(tmpdir(), 'screening-room-'));
  const { signal } = new AbortController();
  const log: string[] = [];
  const assembly = await assemblyWith(context);
  const running = await startStack({
    ...{ assembly, dataDir, ports: FREE_PORTS, clock },
    log: (source, line) => log.push(`${source} ${line}`),
    ...(mediaEngine !== undefined && { mediaEngine }),
  });
  const stack = await writeStackFile(dataDir, running);
  const user = await localUser(dataDir);
  await running.services.cognito.seedUser(user);
  // Once: sign-ins are counted.
  const signedIn = lazily(() => signInLocally(stack.outputs.CdnOrigin, user, signal));
  return {
    ...{ stack, running, dataDir, log },
    async bring(path) {
      const api = await signedIn();
      return bringFilm({ path, api, stack, clock: systemClock, progress: silentProgress, signal });
    },
    grantFor: (film, given) => playbackGrant({ stack, film, now: Math.floor(Date.now() / 1000), ...given }),
    async close() {
      await running.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Starts a stack with a film; the caller closes it. */
export async function startRunningStack(options: RunningStackOptions = {}): Promise<RunningStack> {
  const mediaEngine = { transcode: transcodeOnce, probe: probeSource };
  const bare = await startBareStack({ mediaEngine, ...options });
  const source = join(bare.dataDir, 'film.mp4');
  await copyFile(join(await sampleFolder(), 'film.mp4'), source);
  const film = await bare.bring(source);
  return { ...bare, film, grant: given => bare.grantFor(film, given) };
}

const sampleFolder = (): Promise<string> =>
  onceARun(`sample film of ${FILM_SECONDS} s`, dir =>
    makeSampleFilm({ path: join(dir, 'film.mp4'), seconds: FILM_SECONDS }),
  );

function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
