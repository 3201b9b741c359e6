import { isPlaylist } from './is-playlist';
import { forEachLine } from './lines';

const EXTINF = Buffer.from('#EXTINF:');
const LONGEST_NUMBER = 32;
const SECONDS = /^\d+(?:\.\d*)?/;

/**
 * Length of a media playlist in seconds: the sum of its EXTINF durations (RFC 8216, section 4.3.2.1). Durations that
 * are no number of seconds count as nothing, and so does a text that is no playlist.
 */
export function playlistDuration(playlist: Uint8Array): number {
  const bytes = Buffer.from(playlist.buffer, playlist.byteOffset, playlist.length);
  if (!isPlaylist(bytes)) return 0;
  let seconds = 0;
  forEachLine(bytes, (start, end) => {
    const number = start + EXTINF.length;
    if (number >= end || bytes.compare(EXTINF, 0, EXTINF.length, start, number) !== 0) return;
    const text = bytes.toString('latin1', number, Math.min(end, number + LONGEST_NUMBER));
    seconds += Number(SECONDS.exec(text.trimStart())?.[0] ?? 0);
  });
  return seconds;
}
