import { captionPaths } from './caption-paths';

/** EXTINF with a fraction needs version 3 (RFC 8216, section 7). */
const HLS_VERSION = 3;

/**
 * The HLS media playlist of a language's captions: one segment that lasts as long as the film, since captions are to
 * cover the whole of it (RFC 8216, section 4.3.3; Apple's authoring specification, 5.x).
 *
 * @param language a tag by `languageTag`
 * @param durationSeconds of the film
 */
export function captionPlaylist(language: string, durationSeconds: number): string {
  return [
    '#EXTM3U',
    `#EXT-X-VERSION:${HLS_VERSION}`,
    `#EXT-X-TARGETDURATION:${Math.max(1, Math.ceil(durationSeconds))}`,
    '#EXT-X-PLAYLIST-TYPE:VOD',
    `#EXTINF:${durationSeconds.toFixed(5)},`,
    captionPaths(language).text,
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}
