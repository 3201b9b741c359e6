import { forEachAttribute } from './attribute-list';
import { isPlaylist } from './is-playlist';
import { forEachLine } from './lines';
import { isTagOrComment, SEGMENT_INF, STREAM_INF, tagName } from './tags';

/** The URIs of the playlists that a multivariant playlist names, each once, as they are written. */
export interface PlaylistChildren {
  /** Those after EXT-X-STREAM-INF: each plays the film's picture. */
  readonly variants: readonly string[];
  /** Those of other renditions, and of pictures alone. */
  readonly others: readonly string[];
}

/** Tags whose attribute URI is a playlist (draft-pantos-hls-rfc8216bis, section 4.4.6; IMAGE-STREAM-INF is Roku's). */
const PLAYLIST_URI_TAGS: ReadonlySet<string> = new Set([
  'EXT-X-MEDIA',
  'EXT-X-I-FRAME-STREAM-INF',
  'EXT-X-IMAGE-STREAM-INF',
]);

/** The playlists below a multivariant playlist; none of either kind for a text that is no playlist. */
export function playlistChildren(playlist: Uint8Array): PlaylistChildren {
  const bytes = Buffer.from(playlist.buffer, playlist.byteOffset, playlist.length);
  const variants = new Set<string>();
  const others = new Set<string>();
  let variantFollows = false;
  if (isPlaylist(bytes)) {
    forEachLine(bytes, (start, end) => {
      if (!isTagOrComment(bytes, start)) {
        if (variantFollows) variants.add(bytes.toString('utf8', start, end));
        variantFollows = false;
        return;
      }
      const tag = tagName(bytes, start, end);
      if (tag === STREAM_INF || tag === SEGMENT_INF) variantFollows = tag === STREAM_INF;
      if (tag === undefined || !PLAYLIST_URI_TAGS.has(tag)) return;
      forEachAttribute(bytes, start + 1 + tag.length + 1, end, (name, from, to, quoted) => {
        if (quoted && name === 'URI') others.add(bytes.toString('utf8', from, to));
      });
    });
  }
  return { variants: [...variants], others: [...others] };
}
