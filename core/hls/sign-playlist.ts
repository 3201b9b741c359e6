import { Edits } from '../edits';
import type { PlaylistSigning } from '../signing/playlist-signing';
import { filmScope } from '../uri/film-scope';
import { uriKind } from '../uri/plain-uri';
import { findMediaUris } from './find-uris';
import { isPlaylist } from './is-playlist';
import { signUri } from './sign-uri';

/**
 * Makes every media URI below the film's prefix an absolute URL of the distribution that carries the suffix. All
 * other bytes stay: line ends, byte order mark, comments, unknown tags, URIs of playlists and of other places. Bytes
 * that are no playlist come back as they are.
 *
 * Takes time linear in the playlist's length and, besides the result, memory for a few numbers per URI.
 *
 * @throws TypeError when `cdnOrigin` is no origin
 * @throws RangeError when the result, or what its variables expand to, would be larger than any playlist in use
 */
export function signPlaylist(playlist: Uint8Array, signing: PlaylistSigning): Buffer {
  const source = Buffer.from(playlist.buffer, playlist.byteOffset, playlist.length);
  const scope = filmScope(signing.cdnOrigin, signing.prefix, signing.playlistPath);
  if (!isPlaylist(source)) return Buffer.from(source);

  const edits = new Edits(source);
  const folder = edits.keep(scope.origin + scope.folder);
  const suffixes = {
    '?': edits.keep(`?${signing.suffix}`),
    '&': edits.keep(`&${signing.suffix}`),
    '': edits.keep(signing.suffix),
  };
  findMediaUris(source, (start, end, variables) => {
    const kind = uriKind(source, start, end);
    if (kind === 'plain') {
      edits.add(start, 0, folder);
      edits.add(end, 0, suffixes['?']);
      return;
    }
    if (kind === 'unusable') return;
    const signed = signUri(source.toString('latin1', start, end), variables, scope);
    if (!signed) return;
    edits.add(start, signed.from, edits.keep(signed.head));
    edits.add(start + signed.to, 0, suffixes[signed.joiner]);
    if (signed.tail !== '') edits.add(start + signed.to, 0, edits.keep(signed.tail));
  });
  return edits.apply();
}
