import { openManifest } from './dash/open-manifest';
import { readPlaylist } from './hls/read-playlist';
import type { PlaylistPlace, SignablePlaylist } from './signing/playlist-signing';

/** What a playlist's extension says of it. */
interface PlaylistFormat {
  /** What people call it. */
  readonly name: string;
  /** Media type (RFC 8216, section 10; ISO/IEC 23009-1, annex C). */
  readonly contentType: string;
  /** It and its result throw what `signPlaylist` and `signManifest` throw. */
  readonly read: (playlist: Uint8Array, place: PlaylistPlace) => SignablePlaylist;
}

const HLS: PlaylistFormat = {
  name: 'HLS playlist',
  contentType: 'application/vnd.apple.mpegurl',
  read: readPlaylist,
};

const DASH: PlaylistFormat = {
  name: 'DASH manifest',
  contentType: 'application/dash+xml',
  read: openManifest,
};

/** The format of a playlist by its path: `.mpd` is DASH, all else HLS. */
export function playlistFormat(path: string): PlaylistFormat {
  return path.endsWith('.mpd') ? DASH : HLS;
}
