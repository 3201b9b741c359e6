import type { Command } from 'commander';
import { type Clock, systemClock } from '../local/clock';
import { type Call, createCall } from './api/call';
import { EXIT } from './exit-code';
import { faultText } from './fault-text';
import { profileFile, readProfile } from './profile/profile';
import { openSession } from './profile/session';
import { UsageError } from './usage-error';

/** How often a command that a person waits for sends a request. */
const PATIENCE = 4;

/** Options that every command has which calls the API. */
export interface ApiOptions {
  readonly profile?: string;
  readonly json: boolean;
}

/** The beginning of a command that calls the API. */
export function apiCommand(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .option('--profile <file>', 'who is signed in where (default: ~/.config/screening-room/profile.json)')
    .option('--json', 'print JSON', false);
}

/** Does a command's work and says what went wrong with it, in a line for the fault and one for what to do. */
export async function running(command: Command, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UsageError) command.error(`error: ${error.message}`);
    const text = faultText(error);
    if (text === undefined) throw error;
    process.stderr.write(text);
    process.exitCode = EXIT.refused;
  }
}

export interface SignedIn {
  readonly call: Call;
  /** Origin of the distribution. */
  readonly api: string;
  /** The profile's file. */
  readonly file: string;
}

/**
 * The API, as whoever is signed in.
 *
 * @throws UsageError where nobody is, or the profile cannot be used
 */
export async function signedIn(
  { profile: named }: Pick<ApiOptions, 'profile'>,
  {
    attempts = PATIENCE,
    signal,
    clock = systemClock,
  }: { readonly attempts?: number; readonly signal?: AbortSignal; readonly clock?: Clock } = {},
): Promise<SignedIn> {
  const file = profileFile(named);
  const profile = await readProfile(file);
  const options = { api: profile.api, clock, random: Math.random, attempts, ...(signal && { signal }) };
  const tokens = openSession({ file, profile, call: createCall(options), clock });
  return { call: createCall({ ...options, tokens }), api: profile.api, file };
}
