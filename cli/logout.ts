import type { Command } from 'commander';
import { z } from 'zod';
import { systemClock } from '../local/clock';
import { ApiFault } from './api/api-fault';
import { createCall } from './api/call';
import { type ApiOptions, apiCommand, running } from './api-command';
import { EXIT } from './exit-code';
import { cookieHeader } from './profile/cookies';
import { removePrivateFile } from './profile/private-file';
import { type Profile, profileFile, readProfile } from './profile/profile';

/** The profile is gone, so that calling the command again does nothing. */
const STILL_GOOD =
  'Where somebody may have a copy of the profile, have an administrator sign you out everywhere (aws cognito-idp admin-user-global-sign-out).';

/** Adds `logout`, which forgets who is signed in and has the API end what renews their tokens. */
export function addLogout(parent: Command): void {
  const command = apiCommand(parent, 'logout', 'forget who is signed in');

  command.action((options: ApiOptions) =>
    running(command, async () => {
      const file = profileFile(options.profile);
      // What cannot be read is forgotten all the same.
      const profile = await readProfile(file).catch(() => undefined);
      const signedOut = await removePrivateFile(file);
      const text = signedOut ? 'Signed out.' : 'Nobody was signed in.';
      process.stdout.write(options.json ? `${JSON.stringify({ signedOut })}\n` : `${text}\n`);
      if (profile === undefined) return;
      await endSession(profile).catch((error: unknown) => {
        if (!(error instanceof ApiFault)) throw error;
        process.stderr.write(`error: ${error.message}\n  What to do: ${STILL_GOOD}\n`);
        process.exitCode = EXIT.refused;
      });
    }),
  );
}

/** @throws ApiFault where the API does not end it; then the cookie is good until its own end */
async function endSession({ api, cookies }: Profile): Promise<void> {
  const cookie = cookieHeader(cookies);
  if (cookie === undefined) return;
  const call = createCall({ api, clock: systemClock, random: Math.random, attempts: 1 });
  await call({
    method: 'POST',
    path: '/auth/logout',
    headers: { cookie },
    json: {},
    answer: z.unknown(),
  });
}
