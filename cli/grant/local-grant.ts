import { resolve } from 'node:path';
import { openFilmCatalogue, playable } from '../../local/film-catalogue';
import { type PlaybackGrant, playbackGrant } from '../../local/playback-grant';
import { readStackFile } from '../../local/stack-file';
import { StateFileFault } from '../../local/state-file';
import type { GrantWish } from '../api/videos-api';
import { UsageError } from '../usage-error';

/**
 * A grant for a film of the local stack, with the right of whoever has started it.
 *
 * @param data the local stack's folder
 * @throws UsageError where there is no such stack or film, or it binds no grant to an address
 */
export async function localGrant(videoId: string, wish: GrantWish, data: string): Promise<PlaybackGrant> {
  const stack = await readStackFile(resolve(data)).catch((error: unknown) => {
    if (!(error instanceof StateFileFault)) throw error;
    throw new UsageError(`${error.message}; start it again: npm start -- --data ${data}`);
  });
  if (stack === undefined)
    throw new UsageError(
      `no local stack has been started in this folder; start one: npm start -- --data ${data}`,
    );
  const film = playable(await openFilmCatalogue(stack).find(videoId));
  if (film === undefined) throw new UsageError('the local stack has no film with this id that can be played');
  if (wish.ip !== undefined && !stack.outputs.IpLocks) {
    throw new UsageError('--ip needs a stack with the setting ipLocks: npm start -- -c ipLocks=true');
  }
  return playbackGrant({ stack, film, now: Math.floor(Date.now() / 1000), ...wish });
}
