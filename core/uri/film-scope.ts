import { normalAuthority, splitReference } from './uri-reference';

/** What a signature covers, and the place that relative references count from. */
export interface FilmScope {
  /** Scheme and authority of the distribution, as they are written into playlists. */
  readonly origin: string;
  readonly scheme: string;
  /** Authority in its normal form, for comparing. */
  readonly authority: string;
  /** Path that the policy covers, with slashes at both ends: `/vod/ID/RUN/`. */
  readonly film: string;
  /** Path of the playlist below the origin. */
  readonly playlist: string;
  /** Path of the playlist's folder, with slashes at both ends. */
  readonly folder: string;
}

/**
 * @param cdnOrigin scheme and authority of the distribution, no slash at the end
 * @param prefix the film's prefix, `vod/ID/RUN`
 * @param playlistPath the playlist's path below the prefix
 * @throws TypeError when `cdnOrigin` is more or less than an origin
 */
export function filmScope(cdnOrigin: string, prefix: string, playlistPath: string): FilmScope {
  const { scheme, authority, pathStart } = splitReference(cdnOrigin);
  if ((scheme !== 'https' && scheme !== 'http') || !authority || pathStart !== cdnOrigin.length) {
    throw new TypeError('cdnOrigin must be scheme and host, with no slash at the end');
  }
  const playlist = `/${prefix}/${playlistPath}`;
  return {
    origin: cdnOrigin,
    scheme,
    authority: normalAuthority(scheme, authority),
    film: `/${prefix}/`,
    playlist,
    folder: playlist.slice(0, playlist.lastIndexOf('/') + 1),
  };
}
