import { forEachAttribute } from './attribute-list';
import { type Definition, readDefinition } from './definition';
import { forEachLine } from './lines';
import { DEFINE, isTagOrComment, MEDIA_URI_ATTRIBUTES, SEGMENT_INF, STREAM_INF, tagName } from './tags';
import { Variables } from './variables';

const COLON = 0x3a;
const DASH = 0x2d;

/**
 * @param start first byte of the URI in the playlist
 * @param end byte after the URI
 * @param variables those declared above it; they grow in number while the search goes on
 */
export type UriVisitor = (start: number, end: number, variables: Variables) => void;

/**
 * Visits the URI of every segment, key, map, part and other data in file order. URIs of playlists are passed over:
 * the player asks for them below its own playback URL. Takes time linear in the playlist's length.
 */
export function findMediaUris(playlist: Buffer, visit: UriVisitor): void {
  const variables = new Variables();
  let playlistFollows = false;

  forEachLine(playlist, (start, end) => {
    if (!isTagOrComment(playlist, start)) {
      if (!playlistFollows) visit(start, end, variables);
      playlistFollows = false;
      return;
    }
    // Most tags of a media playlist are EXTINF, which matters only between an EXT-X-STREAM-INF and its line.
    if (playlist[start + 4] !== DASH && !playlistFollows) return;
    const tag = tagName(playlist, start, end);
    if (tag === undefined) return;
    if (tag === SEGMENT_INF || tag === STREAM_INF) {
      playlistFollows = tag === STREAM_INF;
      return;
    }
    const list = start + 1 + tag.length;
    if (playlist[list] !== COLON || list >= end) return;
    if (tag === DEFINE) {
      const definition = readDefinition(playlist, list + 1, end);
      if (definition) declare(definition, variables);
      return;
    }
    const names = MEDIA_URI_ATTRIBUTES.get(tag);
    if (!names) return;
    forEachAttribute(playlist, list + 1, end, (name, from, to, quoted) => {
      if (quoted && names.includes(name)) visit(from, to, variables);
    });
  });
}

function declare({ name, value }: Definition, variables: Variables): void {
  if (value === undefined) variables.defineUnknown(name);
  else variables.define(name, value);
}
