import type { Rendition } from '../rendition';
import { targetDuration } from './target-duration';

/** Version 6 because of EXT-X-MAP in a playlist that is not I-frames only (RFC 8216, section 7). */
export const HLS_VERSION = 6;

/** The media playlist of one rendition. */
export function mediaPlaylist(rendition: Rendition): string {
  const { segments } = rendition;
  return mediaPlaylistOf(rendition, segments, {
    lines: segments.flatMap(({ seconds, file }) => [extinf(seconds), file]),
  });
}

/** The frame of a media playlist, around the lines of its entries. */
export function mediaPlaylistOf(
  { initFile }: Pick<Rendition, 'initFile'>,
  entries: Parameters<typeof targetDuration>[0],
  { tags = [], lines }: { readonly tags?: readonly string[]; readonly lines: readonly string[] },
): string {
  return [
    '#EXTM3U',
    `#EXT-X-VERSION:${HLS_VERSION}`,
    `#EXT-X-TARGETDURATION:${targetDuration(entries)}`,
    '#EXT-X-MEDIA-SEQUENCE:1',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...tags,
    `#EXT-X-MAP:URI="${initFile}"`,
    ...lines,
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}

/** @param seconds how long the entry is */
export function extinf(seconds: number): string {
  return `#EXTINF:${seconds.toFixed(5)},`;
}
