/** Where a playlist lies, and what its media URIs are signed with. */
export interface PlaylistSigning {
  /** Scheme and host of the distribution, no slash at the end. */
  readonly cdnOrigin: string;
  /** The film's prefix below the origin: `vod/ID/RUN`. */
  readonly prefix: string;
  /** The playlist's path below the prefix. */
  readonly playlistPath: string;
  /** Query parameters of the signature, without a separator before them. */
  readonly suffix: string;
}
