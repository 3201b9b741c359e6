import type { PlaylistSigning } from '../signing/playlist-signing';
import { openManifest } from './open-manifest';

/**
 * Signs the media URLs of a DASH manifest that lie below the film's prefix: SegmentTemplate@media, @initialization and
 * @index, SegmentURL@media and @index, @sourceURL, and a BaseURL that is itself the media. Relative ones come to count
 * from the distribution, by an absolute BaseURL: one is put behind the MPD's start tag where there is none. All other
 * bytes stay, SegmentTemplate@bitstreamSwitching among them: a segment of that kind is signed where an element
 * BitstreamSwitching names it by its @sourceURL.
 *
 * Bytes that are no well-formed manifest come back as they are, and so does a manifest without anything to sign. In
 * another encoding than UTF-8 one is signed where a byte is a character, and the URLs are ASCII. Takes time linear in the
 * manifest's length.
 *
 * @throws ManifestError when the manifest has a document type declaration, or needs more effort than any in use
 * @throws TypeError when `cdnOrigin` is no origin
 * @throws TooLargeError when the result would be larger than any manifest in use, or the manifest has over a million levels
 */
export function signManifest(manifest: Uint8Array, signing: PlaylistSigning): Buffer {
  return openManifest(manifest, signing).sign(signing.suffix);
}
