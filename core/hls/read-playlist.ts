import { Edits } from '../edits';
import type { PlaylistPlace, SignablePlaylist } from '../signing/playlist-signing';
import { filmScope } from '../uri/film-scope';
import { uriKind } from '../uri/plain-uri';
import { findMediaUris } from './find-uris';
import { isPlaylist } from './is-playlist';
import { signUri } from './sign-uri';

/** Length in bytes that a suffix counts with while the playlist is read: a short policy and an RSA-2048 signature. */
const SUFFIX_LENGTH = 500;

/**
 * Finds the media URIs of a playlist, which takes most of the time of signing it, once for all signatures; what signing
 * does is said at `signPlaylist`. The bytes belong to the result from then on.
 *
 * @throws TypeError when `cdnOrigin` is no origin
 * @throws TooLargeError when the result, or what its variables expand to, would be larger than any playlist in use
 */
export function readPlaylist(playlist: Uint8Array, place: PlaylistPlace): SignablePlaylist {
  const source = Buffer.from(playlist.buffer, playlist.byteOffset, playlist.length);
  const scope = filmScope(place.cdnOrigin, place.prefix, place.playlistPath);
  if (!isPlaylist(source))
    return { bytes: source.length, isPlaylist: false, sign: () => Buffer.from(source) };

  const edits = new Edits(source);
  const folder = edits.keep(scope.origin + scope.folder);
  const suffixes = {
    '?': edits.reserve(SUFFIX_LENGTH),
    '&': edits.reserve(SUFFIX_LENGTH),
    '': edits.reserve(SUFFIX_LENGTH),
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

  return {
    bytes: source.length + edits.bytes,
    isPlaylist: true,
    sign(suffix, allocate) {
      edits.fill(suffixes['?'], `?${suffix}`);
      edits.fill(suffixes['&'], `&${suffix}`);
      edits.fill(suffixes[''], suffix);
      return edits.apply(allocate);
    },
  };
}
