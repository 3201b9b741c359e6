import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMAIL, PASSWORD } from './fake-stack/fake-accounts';
import { type FakeStack, startFakeStack } from './fake-stack/start-fake-stack';
import { type Ended, type RunningCli, startCli } from './run-cli';

/** A fake stack, and somebody's home who has signed in to it. */
export interface SignedIn {
  readonly stack: FakeStack;
  readonly home: string;
  /** The profile's file. */
  readonly profile: string;
  /** Makes a file of random bytes; gives its path. */
  makeFile(name: string, bytes: number): string;
  run(...args: string[]): Promise<Ended>;
  start(...args: string[]): RunningCli;
  /** Everything that was ever said, for a look at what must not stand in it. */
  readonly said: readonly string[];
  close(): Promise<void>;
}

/** Starts one; signing in is done by the command itself. */
export async function startSignedIn(): Promise<SignedIn> {
  const home = mkdtempSync(join(tmpdir(), 'cli-home-'));
  const stack = await startFakeStack();
  const said: string[] = [];
  const start = (args: readonly string[], input?: string): RunningCli => {
    const running = startCli(args, { home, ...(input !== undefined && { input }) });
    const ended = running.ended.then(all => {
      said.push(all.stdout, all.stderr);
      return all;
    });
    return { child: running.child, ended };
  };
  await start(['login', '--api', stack.origin(), '--email', EMAIL], `${PASSWORD}\n`).ended;
  return {
    stack,
    home,
    profile: join(home, '.config/screening-room/profile.json'),
    makeFile(name, bytes) {
      const path = join(home, name);
      writeFileSync(path, randomFillSync(Buffer.alloc(bytes)));
      return path;
    },
    run: (...args) => start(args).ended,
    start: (...args) => start(args),
    said,
    async close() {
      await stack.close();
      rmSync(home, { recursive: true });
    },
  };
}
