import type { Command } from 'commander';
import { type ApiOptions, apiCommand, running } from './api-command';
import { removePrivateFile } from './profile/private-file';
import { profileFile } from './profile/profile';

/** Adds `logout`, which forgets who is signed in. */
export function addLogout(parent: Command): void {
  const command = apiCommand(parent, 'logout', 'forget who is signed in');

  command.action((options: ApiOptions) =>
    running(command, async () => {
      const signedOut = await removePrivateFile(profileFile(options.profile));
      const text = signedOut ? 'Signed out.' : 'Nobody was signed in.';
      process.stdout.write(options.json ? `${JSON.stringify({ signedOut })}\n` : `${text}\n`);
    }),
  );
}
