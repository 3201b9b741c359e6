import { Problem } from '../../core/problem';
import type { PlaylistPlace } from '../../core/signing/playlist-signing';
import { customPolicy } from '../../core/signing/policy';
import { signedSuffix } from '../../core/signing/suffix';
import { filmPrefix } from '../../core/video/object-keys';
import { ByteMemo } from '../_shared/byte-memo';
import type { Keyring } from '../_shared/keyring';
import type { ContentCoding } from './content-coding';
import type { CheckedGrant } from './grant-check';
import { type PlaylistBody, playlistBody, type TooLarge } from './playlist-body';
import { mayChange, type StoredPlaylist } from './playlist-store';
import { createScratchMemory } from './scratch-memory';

const SUFFIX_BYTES = 512 * 1024;
const BODY_BYTES = 32 * 1024 * 1024;

interface Parts {
  /** Scheme and host of the distribution, no slash at the end. */
  cdnOrigin: string;
  keyring: Keyring;
  readPlaylist: (place: PlaylistPlace) => Promise<StoredPlaylist>;
}

/**
 * Playlists with the media URIs signed for a grant. An answer is a function of playlist, grant and key alone
 * (RSA PKCS #1 v1.5 is deterministic), so both the suffix and the finished body are kept. Only a playlist that may change
 * is asked for before its body is looked up.
 *
 * @returns a function that throws Problem `playlist_not_found`, `playlist_too_large` or `unavailable`
 */
export function createSignedPlaylists({ cdnOrigin, keyring, readPlaylist }: Parts) {
  const suffixes = new ByteMemo<string>(SUFFIX_BYTES, suffix => suffix.length);
  const bodies = new ByteMemo<PlaylistBody | TooLarge>(BODY_BYTES, body =>
    body === 'too_large' ? 0 : 2 * body.text.length,
  );

  const scratch = createScratchMemory();

  const sign = async ({ expires, ip, generation }: CheckedGrant, prefix: string): Promise<string> => {
    const policy = customPolicy({ cdnOrigin, prefix, expires, ...(ip === undefined ? {} : { ip }) });
    return signedSuffix(policy, await keyring.signingKey(generation));
  };

  return async (grant: CheckedGrant, playlistPath: string, coding: ContentCoding): Promise<PlaylistBody> => {
    const { film, run, expires, generation, ip = '' } = grant;
    const prefix = filmPrefix(film, run);
    const place = { cdnOrigin, prefix, playlistPath };
    const current = mayChange(playlistPath) ? await readPlaylist(place) : undefined;
    const body = await bodies.get(
      `${prefix}/${playlistPath} ${current?.version ?? 0} ${generation} ${expires} ${ip} ${coding}`,
      async () => {
        const { playlist } = current ?? (await readPlaylist(place));
        const suffix = await suffixes.get(`${prefix} ${generation} ${expires} ${ip}`, () =>
          sign(grant, prefix),
        );
        return playlistBody(playlist.sign(suffix, scratch), coding);
      },
    );
    if (body === 'too_large') throw new Problem('playlist_too_large');
    return body;
  };
}
