/**
 * Names as MediaConvert's CMAF group gives them: the name modifier (`_720p`, `_audio`) behind the base name, the
 * initialisation segment and nine-digit numbers behind that.
 */

const BASE = 'index';

export const MULTIVARIANT_PLAYLIST = `${BASE}.m3u8`;
export const MANIFEST = `${BASE}.mpd`;
export const AUDIO_NAME = 'audio';

export type MediaKind = 'video' | 'audio';

const EXTENSIONS: Readonly<Record<MediaKind, string>> = { video: 'cmfv', audio: 'cmfa' };

export function mediaPlaylistFile(name: string): string {
  return `${BASE}_${name}.m3u8`;
}

export function initFile(name: string, kind: MediaKind): string {
  return `${BASE}_${name}init.${EXTENSIONS[kind]}`;
}

/** A template of the segments' names (ISO/IEC 23009-1, section 5.3.9.4.4). */
export function segmentTemplate(name: string, kind: MediaKind): string {
  return `${BASE}_${name}_$Number%09d$.${EXTENSIONS[kind]}`;
}

/** @param number the segment's place, from 1 */
export function segmentFile(name: string, kind: MediaKind, number: number): string {
  return `${BASE}_${name}_${String(number).padStart(9, '0')}.${EXTENSIONS[kind]}`;
}
