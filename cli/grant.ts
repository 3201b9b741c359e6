import type { Command } from 'commander';
import { DATA_DIR } from '../local/stack-file';
import { openVideosApi } from './api/videos-api';
import { type ApiOptions, apiCommand, running, signedIn } from './api-command';
import { parseGrantWish } from './grant/grant-options';
import { localData } from './grant/local-data';
import { localGrant } from './grant/local-grant';

interface GrantOptions extends ApiOptions {
  readonly data?: string;
}

/** Adds `grant`, which prints a playback URL for a film, of the API or of a local stack (`localData`). */
export function addGrant(parent: Command): void {
  const command = apiCommand(parent, 'grant', 'print a playback URL for one film')
    .argument('<video-id>', 'which film')
    .option('--ttl <seconds>', 'how long it plays; without it, long enough for the film')
    .option('--ip <address>', "bind segments to a viewer's IPv4 address (needs the setting ipLocks)")
    .option('--data <folder>', `a local stack's folder, for its own films without signing in (${DATA_DIR})`);

  command.action((id: string, options: GrantOptions) =>
    running(command, async () => {
      const wish = parseGrantWish(options);
      const data = localData(options);
      const grant =
        data === undefined
          ? await openVideosApi((await signedIn(options)).call).grant(id, wish)
          : await localGrant(id, wish, data);
      process.stdout.write(`${options.json ? JSON.stringify(grant, undefined, 2) : grant.hls}\n`);
    }),
  );
}
