import { extname } from 'node:path';

/** Media types of what lies below a film's prefix, as MediaConvert sets them on its objects. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.mpd': 'application/dash+xml',
  '.cmfv': 'video/mp4',
  '.cmfa': 'audio/mp4',
  '.jpg': 'image/jpeg',
};

/** The media type to store a packaged file with; `application/octet-stream` for a name that the packager never gives. */
export function contentTypeOf(fileName: string): string {
  return CONTENT_TYPES[extname(fileName)] ?? 'application/octet-stream';
}
