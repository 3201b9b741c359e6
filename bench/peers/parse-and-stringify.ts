import { parse, stringify } from 'hls-parser';

/** Rewriting with hls-parser: the playlist as objects, their URIs changed, and a new text from them. */
export function parseAndStringify(
  playlist: Buffer,
  { folder, suffix }: { folder: string; suffix: string },
): Buffer {
  const parsed = parse(playlist.toString());
  if (parsed.isMasterPlaylist) throw new TypeError('a media playlist was expected');
  const absolute = (uri: string) => `${folder}${uri}?${suffix}`;
  const maps = new Set(parsed.segments.map(segment => segment.map));
  for (const map of maps) if (map) map.uri = absolute(map.uri);
  for (const segment of parsed.segments) segment.uri = absolute(segment.uri);
  return Buffer.from(stringify(parsed));
}
