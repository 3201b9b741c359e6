import { signManifest } from './dash/sign-manifest';
import { signPlaylist } from './hls/sign-playlist';
import type { PlaylistSigning } from './signing/playlist-signing';

/** What a playlist's extension says of it. */
interface PlaylistFormat {
  /** Media type (RFC 8216, section 10; ISO/IEC 23009-1, annex C). */
  readonly contentType: string;
  /** @throws what `signPlaylist` and `signManifest` throw */
  readonly sign: (playlist: Uint8Array, signing: PlaylistSigning) => Buffer;
}

const HLS: PlaylistFormat = { contentType: 'application/vnd.apple.mpegurl', sign: signPlaylist };
const DASH: PlaylistFormat = { contentType: 'application/dash+xml', sign: signManifest };

/** The format of a playlist by its path: `.mpd` is DASH, all else HLS. */
export function playlistFormat(path: string): PlaylistFormat {
  return path.endsWith('.mpd') ? DASH : HLS;
}
