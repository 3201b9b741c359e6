import type { Rendition } from '../rendition';

/** Version 6 because of EXT-X-MAP in a playlist that is not I-frames only (RFC 8216, section 7). */
export const HLS_VERSION = 6;

/**
 * EXT-X-TARGETDURATION in seconds: no segment's length, rounded to the nearest integer, may be above it (RFC 8216,
 * section 4.3.3.1). At least 1, since 0 would ask a player for segments without length.
 */
export function targetDuration({ segments }: Pick<Rendition, 'segments'>): number {
  return Math.max(1, ...segments.map(segment => Math.round(segment.seconds)));
}

/** The media playlist of one rendition. */
export function mediaPlaylist(rendition: Rendition): string {
  return [
    '#EXTM3U',
    `#EXT-X-VERSION:${HLS_VERSION}`,
    `#EXT-X-TARGETDURATION:${targetDuration(rendition)}`,
    '#EXT-X-MEDIA-SEQUENCE:1',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    `#EXT-X-MAP:URI="${rendition.initFile}"`,
    ...rendition.segments.flatMap(({ seconds, file }) => [`#EXTINF:${seconds.toFixed(5)},`, file]),
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}
