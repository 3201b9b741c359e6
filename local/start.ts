import { appendFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { addresses } from './addresses';
import { currentAssembly } from './assembly';
import { systemClock } from './clock';
import { openFilmStore } from './film-store';
import { ingestFilm } from './ingest-film';
import { PackagerError } from './packager/packager-error';
import { probeFilm } from './packager/probe-film';
import { playbackGrant } from './playback-grant';
import { showProgress } from './progress';
import { writeStackFile } from './stack-file';
import { StartFault } from './start-fault';
import { parseStartOptions, type StartOptions } from './start-options';
import { startStack } from './start-stack';

const ROOT = resolve(__dirname, '..');

/**
 * Starts the stack on this machine, brings a film into it, prints where it plays, and runs until Ctrl-C.
 *
 * @throws StartFault with one line for the person at the terminal
 */
export async function start(argv: readonly string[]): Promise<void> {
  const options = parseStartOptions(argv);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  try {
    await run(options, stop.signal);
  } catch (error) {
    if (stop.signal.aborted) return;
    throw error instanceof PackagerError
      ? new StartFault(`${options.film ?? 'the sample film'}: ${error.message}`)
      : error;
  }
}

async function run(options: StartOptions, signal: AbortSignal): Promise<void> {
  const { film, dataDir, ports, context } = options;
  // Before anything takes time: most of what is wrong with a film shows at once.
  if (film !== undefined) await probeFilm(film, signal);
  if (options.fresh) await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });

  const progress = showProgress(process.stderr);
  const assembly = await currentAssembly({ root: ROOT, dir: join(dataDir, 'cdk.out'), context, signal });
  const log = (source: string, line: string) =>
    appendFileSync(join(dataDir, 'stack.log'), `${source} ${line}\n`);
  const running = await startStack({ assembly, dataDir, ports, clock: systemClock, log });
  try {
    const { services, outputs } = running;
    const { secretsManager, operator } = services;
    const stack = await writeStackFile(dataDir, {
      outputs,
      operator: { accessKeyId: operator.accessKeyId, secretAccessKey: operator.secretAccessKey },
      secretsManagerOrigin: secretsManager.origin,
    });
    const store = await openFilmStore(dataDir);
    const mediaBucket = stack.outputs.MediaBucket;
    const ready = await ingestFilm({ film, store, services, mediaBucket, dataDir, progress, signal });
    const grant = await playbackGrant({ stack, film: ready, now: Math.floor(Date.now() / 1000) });
    process.stdout.write(addresses({ stack, film: ready, grant, others: store.films.length - 1 }));
    await new Promise<void>(done => signal.addEventListener('abort', () => done(), { once: true }));
  } finally {
    await running.close();
  }
}
