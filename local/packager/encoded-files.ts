/** What ffmpeg calls its files before they get their names; streams are counted from 0, the pictures before the sound. */

/** Written besides, and thrown away. */
export const ENCODED_MANIFEST = 'encoded.mpd';

/** The initialisation segment of a stream. */
export function encodedInit(stream: number | string): string {
  return `${stream}-init.mp4`;
}

/** A media segment of a stream; numbers begin at 1. */
export function encodedSegment(stream: number | string, number: number | string): string {
  return `${stream}-${number}.mp4`;
}
