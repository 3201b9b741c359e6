import { PREFIX } from '../contract';

/** Path of the multivariant playlist below a film's prefix; captions are joined to it, so it may change. */
export const MULTIVARIANT = 'index.m3u8';

/** Path of the DASH manifest below a film's prefix; captions are joined to it, so it may change. */
export const MANIFEST = 'index.mpd';

/** Longest path of a playlist below its film's prefix, in characters. */
export const PLAYLIST_PATH_MAX = 512;

const PLAYLIST_PATH = /^(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*\/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*\.(?:m3u8|mpd)$/;

/** Where the film's source lies: `uploads/{id}/source`. */
export function sourceKey(id: string): string {
  return `${PREFIX.uploads}/${id}/source`;
}

/** Where the film's captions in a language lie as they were cleaned: `uploads/{id}/captions/{language}`. */
export function captionKey(id: string, language: string): string {
  return `${PREFIX.uploads}/${id}/captions/${language}`;
}

/** Where everything of one transcode lies, without a slash at the end: `vod/{id}/{run}`. */
export function filmPrefix(id: string, run: string): string {
  return `${PREFIX.vod}/${id}/${run}`;
}

/** Prefixes below which everything of a film lies, each with a slash at its end. */
export function filmFolders(id: string): readonly string[] {
  return [`${PREFIX.uploads}/${id}/`, `${PREFIX.vod}/${id}/`];
}

/** Key of a playlist below a film's prefix; `path` is one that `isPlaylistPath` takes. */
export function playlistKey(prefix: string, path: string): string {
  return `${prefix}/${path}`;
}

/** Whether the text is the path of a playlist below a film's prefix: an allow-list, read as it stands, never decoded. */
export function isPlaylistPath(text: string): boolean {
  return text.length <= PLAYLIST_PATH_MAX && PLAYLIST_PATH.test(text);
}
