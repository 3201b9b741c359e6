import { appendFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { addresses } from './addresses';
import { currentAssembly } from './assembly';
import { systemClock } from './clock';
import { LOCK_FILE, lockDataDir } from './data-lock';
import { openFilmStore } from './film-store';
import { ingestFilm } from './ingest-film';
import { refuseTakenPort } from './listen';
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
  const { film, dataDir } = options;
  // Before anything takes time: most of what can be wrong shows at once.
  if (film !== undefined) await probeFilm(film, signal);
  for (const port of Object.values(options.ports)) await refuseTakenPort(port);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const unlock = await lockDataDir(dataDir);
  try {
    if (options.fresh) await empty(dataDir);
    await play(options, signal);
  } finally {
    await unlock();
  }
}

async function play({ film, dataDir, ports, context }: StartOptions, signal: AbortSignal): Promise<void> {
  const progress = showProgress(process.stderr);
  const assembly = await currentAssembly({
    root: ROOT,
    dir: join(dataDir, 'cdk.out'),
    ...{ context, progress, signal },
  });
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

/** Everything goes except the lock, which this process holds. */
async function empty(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir)).filter(name => name !== LOCK_FILE);
  await Promise.all(names.map(name => rm(join(dataDir, name), { recursive: true, force: true })));
}
