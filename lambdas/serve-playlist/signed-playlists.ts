import type { GrantClaims } from '../../core/grant/token';
import { signPlaylist } from '../../core/hls/sign-playlist';
import { Problem } from '../../core/problem';
import { customPolicy } from '../../core/signing/policy';
import { signedSuffix } from '../../core/signing/suffix';
import { filmPrefix, playlistKey } from '../../core/video/object-keys';
import { ByteMemo } from './byte-memo';
import type { Config } from './config';
import type { ContentCoding } from './content-coding';
import type { Keyring } from './keyring';
import { type PlaylistBody, playlistBody, type TooLarge } from './playlist-body';

const SUFFIX_BYTES = 512 * 1024;
const BODY_BYTES = 32 * 1024 * 1024;

interface Parts {
  config: Config;
  keyring: Keyring;
  readPlaylist: (key: string) => Promise<Buffer>;
}

/**
 * Playlists with the media URIs signed for a grant. An answer is a function of playlist, grant and key alone
 * (RSA PKCS #1 v1.5 is deterministic), so both the suffix and the finished body are kept.
 *
 * @returns a function that throws Problem `playlist_not_found`, `playlist_too_large` or `unavailable`
 */
export function createSignedPlaylists({ config, keyring, readPlaylist }: Parts) {
  const { cdnOrigin, keyPairId } = config;
  const suffixes = new ByteMemo<string>(SUFFIX_BYTES, suffix => suffix.length);
  const bodies = new ByteMemo<PlaylistBody | TooLarge>(BODY_BYTES, body =>
    body === 'too_large' ? 0 : 2 * body.text.length,
  );

  const sign = async (claims: GrantClaims, prefix: string): Promise<string> => {
    const { expires, ip } = claims;
    const policy = customPolicy({ cdnOrigin, prefix, expires, ...(ip === undefined ? {} : { ip }) });
    return signedSuffix(policy, { keyPairId, privateKey: await keyring.signingKey() });
  };

  return async (claims: GrantClaims, playlistPath: string, coding: ContentCoding): Promise<PlaylistBody> => {
    // HLS alone is signed so far; a DASH manifest is answered as one that the film does not have.
    if (!playlistPath.endsWith('.m3u8')) throw new Problem('playlist_not_found');
    const { film, run, expires, ip = '' } = claims;
    const body = await bodies.get(`${film}/${run}/${playlistPath} ${expires} ${ip} ${coding}`, async () => {
      const playlist = await readPlaylist(playlistKey(film, run, playlistPath));
      const prefix = filmPrefix(film, run);
      const suffix = await suffixes.get(`${prefix} ${expires} ${ip}`, () => sign(claims, prefix));
      return playlistBody(signPlaylist(playlist, { cdnOrigin, prefix, playlistPath, suffix }), coding);
    });
    if (body === 'too_large') throw new Problem('playlist_too_large');
    return body;
  };
}
