import type { PlaylistSigning } from '../signing/playlist-signing';
import { readPlaylist } from './read-playlist';

/**
 * Makes every media URI below the film's prefix an absolute URL of the distribution that carries the suffix. All
 * other bytes stay: line ends, byte order mark, comments, unknown tags, URIs of playlists and of other places. Bytes
 * that are no playlist come back as they are.
 *
 * A variable of EXT-X-DEFINE counts with its VALUE. The value of IMPORT and QUERYPARAM stands elsewhere, so a URI that has
 * such a variable in its host or path may lead anywhere and stays as it is; one that has it in its query is signed.
 *
 * Takes time linear in the playlist's length and, besides the result, memory for a few numbers per URI.
 *
 * @throws TypeError when `cdnOrigin` is no origin
 * @throws TooLargeError when the result, or what its variables expand to, would be larger than any playlist in use
 */
export function signPlaylist(playlist: Uint8Array, signing: PlaylistSigning): Buffer {
  return readPlaylist(playlist, signing).sign(signing.suffix);
}
