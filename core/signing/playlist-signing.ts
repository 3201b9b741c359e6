/** Where a playlist lies. */
export interface PlaylistPlace {
  /** Scheme and host of the distribution, no slash at the end. */
  readonly cdnOrigin: string;
  /** The film's prefix below the origin: `vod/ID/RUN`. */
  readonly prefix: string;
  /** The playlist's path below the prefix. */
  readonly playlistPath: string;
}

/** Where a playlist lies, and what its media URIs are signed with. */
export interface PlaylistSigning extends PlaylistPlace {
  /** Query parameters of the signature, without a separator before them. */
  readonly suffix: string;
}

/** A playlist that has been read once, to be signed for one grant after another. */
export interface SignablePlaylist {
  /** Whether the bytes are a playlist of the format at all; what is none comes back as it is. */
  readonly isPlaylist: boolean;
  /** About what it takes to keep it, in bytes. */
  readonly bytes: number;
  /**
   * The playlist with its media URIs signed.
   *
   * @param suffix as in `PlaylistSigning`
   * @param allocate gives memory for the result, of a length in bytes; new memory by default
   */
  readonly sign: (suffix: string, allocate?: (length: number) => Buffer) => Buffer;
}
