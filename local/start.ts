import { appendFileSync } from 'node:fs';
import { access, constants, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { currentAssembly } from './assembly';
import { bringFilms } from './bring-films';
import { systemClock } from './clock';
import { emptyDataFolder, keptIn, refuseToEmpty } from './data-folder';
import { lockDataDir } from './data-lock';
import { endedStart } from './ended-start';
import { filmFileFault } from './film-file-fault';
import { refuseTakenPort } from './listen';
import { localUser } from './local-user';
import { showProgress } from './progress';
import { writeStackFile } from './stack-file';
import { StartFault } from './start-fault';
import { parseStartOptions, type StartOptions } from './start-options';
import { startStack } from './start-stack';
import { stopSignal } from './stop-signal';
import { untilAborted } from './until-aborted';
import { signInHelp, welcome } from './welcome';

const ROOT = resolve(__dirname, '..');

/**
 * Starts the stack on this machine, brings films into it one after another, prints where each plays, and runs until
 * Ctrl-C.
 *
 * @throws StartFault with one line for the person at the terminal
 */
export async function start(argv: readonly string[]): Promise<void> {
  const options = parseStartOptions(argv);
  const stop = stopSignal(process, systemClock);
  try {
    await run(options, stop);
  } catch (error) {
    if (stop.aborted) return;
    throw endedStart(error, options.dataDir);
  }
}

async function run(options: StartOptions, signal: AbortSignal): Promise<void> {
  const { films, dataDir } = options;
  // Before anything takes time: most of what can be wrong shows at once.
  for (const film of films) {
    const fault = await filmFileFault(film);
    if (fault !== undefined) throw new StartFault(`${film}: ${fault}`);
  }
  for (const port of Object.values(options.ports)) await refuseTakenPort(port);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  if (options.fresh) await refuseToEmpty(dataDir, films);
  const unlock = await lockDataDir(dataDir);
  try {
    if (options.fresh) await emptyDataFolder(dataDir);
    await play(options, signal);
  } finally {
    await unlock();
  }
}

async function play({ films, dataDir, ports, context }: StartOptions, signal: AbortSignal): Promise<void> {
  const progress = showProgress(process.stderr);
  const assembly = await currentAssembly({
    root: ROOT,
    dir: keptIn(dataDir, 'assembly'),
    ...{ context, progress, signal },
  });
  const log = (source: string, line: string) => appendFileSync(keptIn(dataDir, 'log'), `${source} ${line}\n`);
  const running = await startStack({ assembly, dataDir, ports, clock: systemClock, log });
  try {
    signal.throwIfAborted();
    const stack = await writeStackFile(dataDir, running);
    process.stdout.write(welcome(stack));
    if (stack.outputs.UserPoolId !== undefined) {
      const user = await localUser(dataDir);
      await running.services.cognito.seedUser(user);
      process.stdout.write(signInHelp(stack, user));
      await bringFilms({ films, dataDir, user, stack, clock: systemClock, progress, signal });
    }
    await untilAborted(signal);
  } finally {
    await running.close();
  }
}
