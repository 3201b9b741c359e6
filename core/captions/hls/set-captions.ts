import type { CaptionTrack } from '../caption-track';
import { readCaptionLayout } from './caption-layout';
import { joinCaptions } from './join-captions';
import { removeCaptions } from './remove-captions';

/**
 * The multivariant playlist with these captions joined to it, and no others of ours. All that were joined before are
 * taken back first, so the outcome follows from the transcoder's playlist and the tracks alone, whatever has been joined
 * and removed since. Bytes that are no multivariant playlist come back as they are.
 */
export function setCaptions(playlist: Uint8Array, tracks: readonly CaptionTrack[]): Buffer {
  const source = Buffer.from(playlist);
  const joined = new Set(readCaptionLayout(source)?.joined.map(({ language }) => language));
  const bare = [...joined].reduce<Buffer>(removeCaptions, source);
  return tracks.reduce<Buffer>(joinCaptions, bare);
}
