import type { ChildProcess } from 'node:child_process';
import { spawnScript } from '../spawn-script';

/** What a process of the command line has said, and how it ended. */
export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process of the command line that runs. */
export interface RunningCli {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the command line in a process of its own; nothing of this one's home is in its reach. */
export function startCli(args: readonly string[], options: { input?: string; home: string }): RunningCli {
  const child = spawnScript('cli', args, { ...process.env, HOME: options.home, XDG_CONFIG_HOME: '' });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  }
  child.stdin?.end(options.input ?? '');
  const ended = new Promise<Ended>(done => {
    child.once('close', code => done({ code, ...texts }));
  });
  return { child, ended };
}
