import type { PlaylistPlace, SignablePlaylist } from '../signing/playlist-signing';
import { filmScope } from '../uri/film-scope';
import type { ManifestLayout } from './manifest-layout';
import { readManifest } from './read-manifest';
import { rewriteManifest } from './rewrite-manifest';
import { openScanner, openSingleByteScanner } from './xml/open-scanner';
import { decodeReferences } from './xml/references';

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
  const layout = layoutOf(source);
  return {
    bytes: source.length + (layout?.bytes ?? 0),
    isPlaylist: layout !== undefined,
    sign: suffix => (layout ? rewriteManifest(source, layout, scope, suffix) : Buffer.from(source)),
  };
}

function layoutOf(source: Buffer): ManifestLayout | undefined {
  const scanner = openScanner(source);
  if (scanner) return readManifest(source, scanner);
  const singleByteScanner = openSingleByteScanner(source);
  const layout = singleByteScanner && readManifest(source, singleByteScanner);
  return layout && hasAsciiUrls(source, layout) ? layout : undefined;
}

/** URLs count in UTF-8 (RFC 3987, section 3.1), so that those of ASCII alone are the same in another encoding. */
function hasAsciiUrls(source: Buffer, layout: ManifestLayout): boolean {
  for (let index = 0; index < layout.count; index += 1) {
    const raw = source.toString('latin1', layout.start(index), layout.end(index));
    if (/[\x80-\xff]/.test(decodeReferences(raw))) return false;
  }
  return true;
}
