import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, type RunningCli, startCli } from '../cli/run-cli';
import type { BareStack } from '../running-stack';

export const EMAIL = 'owner@example.com';
export const PASSWORD = 'Correct-horse-1-battery';

/** Somebody who has signed in to a stack with the command line, in a home of their own. */
export interface CliSession {
  readonly home: string;
  /** Has their tokens. */
  readonly profile: string;
  run(...args: string[]): Promise<Ended>;
  start(...args: string[]): RunningCli;
  /** Everything that the command line has said. */
  readonly said: readonly string[];
}

/** Registers a person and signs them in, both as people do. */
export async function openCliSession({ stack, running, dataDir }: BareStack): Promise<CliSession> {
  await running.services.cognito.seedUser({ email: EMAIL, password: PASSWORD });
  const home = join(dataDir, 'home');
  mkdirSync(home);
  const said: string[] = [];
  const start = (args: readonly string[], input?: string): RunningCli => {
    const { child, ended } = startCli(args, { home, ...(input !== undefined && { input }) });
    const heard = ended.then(all => {
      said.push(all.stdout, all.stderr);
      return all;
    });
    return { child, ended: heard };
  };
  const api = stack.outputs.CdnOrigin;
  const { code, stderr } = await start(['login', '--api', api, '--email', EMAIL], `${PASSWORD}\n`).ended;
  if (code !== 0) throw new Error(`signing in ended with ${code}: ${stderr}`);
  return {
    ...{ home, said },
    profile: join(home, '.config/screening-room/profile.json'),
    run: (...args) => start(args).ended,
    start: (...args) => start(args),
  };
}
