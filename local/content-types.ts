import { extname } from 'node:path';

/** Media types by extension: of a packaged film as MediaConvert sets them, and of the player page. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.mpd': 'application/dash+xml',
  '.cmfv': 'video/mp4',
  '.cmfa': 'audio/mp4',
  '.jpg': 'image/jpeg',
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** The media type that a file is stored with; `application/octet-stream` for an extension that is not known. */
export function contentTypeOf(fileName: string): string {
  return CONTENT_TYPES[extname(fileName)] ?? 'application/octet-stream';
}
