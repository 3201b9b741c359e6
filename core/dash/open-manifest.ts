import type { PlaylistPlace, SignablePlaylist } from '../signing/playlist-signing';
import { filmScope } from '../uri/film-scope';
import { readManifest } from './read-manifest';
import { rewriteManifest } from './rewrite-manifest';
import { openScanner } from './xml/open-scanner';

/**
 * Finds the levels and URL values of a manifest once for all signatures; what signing does is said at `signManifest`.
 * The bytes belong to the result from then on.
 *
 * @throws ManifestError when the manifest has a document type declaration
 * @throws TypeError when `cdnOrigin` is no origin
 * @throws TooLargeError when it has over a million levels
 */
export function openManifest(manifest: Uint8Array, place: PlaylistPlace): SignablePlaylist {
  const source = Buffer.from(manifest.buffer, manifest.byteOffset, manifest.length);
  const scope = filmScope(place.cdnOrigin, place.prefix, place.playlistPath);
  const scanner = openScanner(source);
  const layout = scanner && readManifest(source, scanner);
  return {
    bytes: source.length + (layout?.bytes ?? 0),
    isPlaylist: layout !== undefined,
    sign: suffix => (layout ? rewriteManifest(source, layout, scope, suffix) : Buffer.from(source)),
  };
}
