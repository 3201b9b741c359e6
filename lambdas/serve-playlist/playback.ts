import { createKeyring } from '../_shared/keyring';
import { parseConfig } from './config';
import type { ContentCoding } from './content-coding';
import { type CheckedGrant, createGrantCheck } from './grant-check';
import type { PlaylistBody } from './playlist-body';
import { createPlaylistStore } from './playlist-store';
import { createSignedPlaylists } from './signed-playlists';

/** What one instance of the function keeps between requests. */
export interface Playback {
  /** A grant that is good at a time (seconds since the epoch); else throws a Problem. */
  checkGrant(token: string, now: number): Promise<CheckedGrant>;
  /** A playlist signed for a grant, ready to be sent; else throws a Problem. */
  signedPlaylist(grant: CheckedGrant, playlistPath: string, coding: ContentCoding): Promise<PlaylistBody>;
}

/**
 * Puts the parts together from the environment; nothing is read or loaded yet.
 *
 * @param now milliseconds since the epoch
 * @throws ConfigurationError
 */
export function createPlayback(
  env: Record<string, string | undefined>,
  now: () => number,
  log: (line: string) => void,
): Playback {
  const config = parseConfig(env);
  const keyring = createKeyring(config.generations, now);
  const readPlaylist = createPlaylistStore(config.mediaBucket, now, log);
  return {
    checkGrant: createGrantCheck(config.grantAudience, keyring),
    signedPlaylist: createSignedPlaylists({ cdnOrigin: config.cdnOrigin, keyring, readPlaylist }),
  };
}
