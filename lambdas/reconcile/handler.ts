import { randomBytes } from 'node:crypto';
import { openEdgeCache } from '../_shared/edge-cache';
import { openFilmEraser } from '../_shared/film-eraser';
import { openMultipartUpload } from '../_shared/multipart-upload';
import { newRun } from '../_shared/new-run';
import { openPipeline } from '../_shared/open-pipeline';
import { openRequestFilms } from '../_shared/request-films';
import { sdkClients } from '../_shared/sdk-clients';
import { type Config, parseConfig } from './config';
import { sweep } from './sweep';
import type { SweepDesk } from './sweep-desk';

/** Milliseconds that the work on one film may take. */
const FILM_TIME = 90_000;

interface Surroundings {
  env: Record<string, string | undefined>;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** From 0 up to, not including, 1. */
  random: () => number;
  /** So many bytes from a cryptographic source. */
  randomBytes: (size: number) => Uint8Array;
  open: (config: Config) => Omit<SweepDesk, 'newRun' | 'now' | 'log'>;
  log: (line: string) => void;
}

interface Context {
  getRemainingTimeInMillis(): number;
}

/** One sweep, whatever the event says. The environment is read with the first. */
export function createHandler({ env, open, random, ...rest }: Surroundings) {
  let parts: ReturnType<Surroundings['open']> | undefined;

  return async (_event: unknown, context: Context): Promise<void> => {
    parts ??= open(parseConfig(env));
    const desk = { ...parts, ...rest, newRun: () => newRun(rest.randomBytes) };
    await sweep(desk, { random, hasTime: () => context.getRemainingTimeInMillis() > FILM_TIME });
  };
}

export const handler = createHandler({
  env: process.env,
  now: () => Date.now(),
  random: Math.random,
  randomBytes,
  log: console.log,
  open: config => ({
    ...openPipeline(config),
    uploads: openMultipartUpload({ bucket: config.mediaBucket, client: sdkClients.multipartUpload() }),
    eraser: openFilmEraser({ bucket: config.mediaBucket, client: sdkClients.mediaBucket() }),
    edgeCache: openEdgeCache({ distributionId: config.distributionId, client: sdkClients.edgeCache() }),
    requests: openRequestFilms({ table: config.catalogueTable, client: sdkClients.catalogue() }),
  }),
});
