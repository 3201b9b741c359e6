/**
 * Names as MediaConvert's CMAF group gives them. A rendition's name is the base name with the output's modifier behind
 * it, such as `index_720p`; what is written of it has a tail of its own.
 */

export type MediaKind = 'video' | 'audio';

const EXTENSIONS: Readonly<Record<MediaKind, string>> = { video: 'cmfv', audio: 'cmfa' };

/** The playlist of a rendition, or with a bare base name the multivariant playlist. */
export function playlistFile(name: string): string {
  return `${name}.m3u8`;
}

export function iFramePlaylistFile(name: string): string {
  return `${name}_I-Frame.m3u8`;
}

export function manifestFile(baseName: string): string {
  return `${baseName}.mpd`;
}

export function initFile(name: string, kind: MediaKind): string {
  return `${name}init.${EXTENSIONS[kind]}`;
}

/** A template of the segments' names (ISO/IEC 23009-1, section 5.3.9.4.4). */
export function segmentTemplate(name: string, kind: MediaKind): string {
  return `${name}_$Number%09d$.${EXTENSIONS[kind]}`;
}

/** @param number the segment's place, from 1 */
export function segmentFile(name: string, kind: MediaKind, number: number): string {
  return `${name}_${String(number).padStart(9, '0')}.${EXTENSIONS[kind]}`;
}

/** @param number the capture's place, from 0 */
export function captureFile(base: string, number: number): string {
  return `${base}.${String(number).padStart(7, '0')}.jpg`;
}

/** What ffmpeg makes the captures' names from. */
export function captureTemplate(base: string): string {
  return `${base}.%07d.jpg`;
}
