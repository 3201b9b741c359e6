import { signManifest } from './dash/sign-manifest';
import { readPlaylist } from './hls/read-playlist';
import { signPlaylist } from './hls/sign-playlist';
import type { PlaylistPlace, PlaylistSigning, SignablePlaylist } from './signing/playlist-signing';

/** What a playlist's extension says of it. */
interface PlaylistFormat {
  /** Media type (RFC 8216, section 10; ISO/IEC 23009-1, annex C). */
  readonly contentType: string;
  /** @throws what `signPlaylist` and `signManifest` throw */
  readonly sign: (playlist: Uint8Array, signing: PlaylistSigning) => Buffer;
  /** For signing more than once; it and its result throw what `sign` throws. */
  readonly read: (playlist: Uint8Array, place: PlaylistPlace) => SignablePlaylist;
}

const HLS: PlaylistFormat = {
  contentType: 'application/vnd.apple.mpegurl',
  sign: signPlaylist,
  read: readPlaylist,
};

/** A manifest has one template for all segments, so it is read anew for each signature. */
const DASH: PlaylistFormat = {
  contentType: 'application/dash+xml',
  sign: signManifest,
  read: (manifest, place) => ({
    bytes: manifest.length,
    sign: suffix => signManifest(manifest, { ...place, suffix }),
  }),
};

/** The format of a playlist by its path: `.mpd` is DASH, all else HLS. */
export function playlistFormat(path: string): PlaylistFormat {
  return path.endsWith('.mpd') ? DASH : HLS;
}
