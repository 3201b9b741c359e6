import { forEachAttribute } from '../../../core/hls/attribute-list';
import { isPlaylist } from '../../../core/hls/is-playlist';
import { forEachLine } from '../../../core/hls/lines';
import { isTagOrComment, SEGMENT_INF, STREAM_INF, tagName } from '../../../core/hls/tags';

type Attributes = ReadonlyMap<string, string>;

export interface Variant {
  readonly attributes: Attributes;
  readonly uri: string;
}

export interface Segment {
  readonly uri: string;
  readonly seconds: number;
}

/** What a player reads of a playlist, as far as the doctor looks at it. */
export interface Playlist {
  readonly variants: readonly Variant[];
  /** EXT-X-MEDIA. */
  readonly renditions: readonly Attributes[];
  /** EXT-X-I-FRAME-STREAM-INF. */
  readonly iFrames: readonly Attributes[];
  readonly segments: readonly Segment[];
  /** URIs of EXT-X-MAP. */
  readonly maps: readonly string[];
  /** All other tags, by name, with what stands behind the first one's colon. */
  readonly tags: Attributes;
}

/** Nothing for what is no HLS playlist. Variables (EXT-X-DEFINE) are not replaced. */
export function readPlaylist(bytes: Buffer): Playlist | undefined {
  if (!isPlaylist(bytes)) return undefined;
  const variants: Variant[] = [];
  const renditions: Attributes[] = [];
  const iFrames: Attributes[] = [];
  const segments: Segment[] = [];
  const maps: string[] = [];
  const tags = new Map<string, string>();
  let variant: Attributes | undefined;
  let seconds = 0;

  forEachLine(bytes, (start, end) => {
    if (!isTagOrComment(bytes, start)) {
      const uri = bytes.toString('utf8', start, end);
      if (variant) variants.push({ attributes: variant, uri });
      else segments.push({ uri, seconds });
      variant = undefined;
      return;
    }
    const name = tagName(bytes, start, end);
    if (name === undefined) return;
    const from = Math.min(end, start + name.length + 2);
    if (name === SEGMENT_INF) seconds = Number.parseFloat(bytes.toString('latin1', from, end));
    else if (name === STREAM_INF) variant = attributesOf(bytes, from, end);
    else if (name === 'EXT-X-MEDIA') renditions.push(attributesOf(bytes, from, end));
    else if (name === 'EXT-X-I-FRAME-STREAM-INF') iFrames.push(attributesOf(bytes, from, end));
    else if (name === 'EXT-X-MAP') maps.push(attributesOf(bytes, from, end).get('URI') ?? '');
    else if (!tags.has(name)) tags.set(name, bytes.toString('latin1', from, end));
  });
  return { variants, renditions, iFrames, segments, maps, tags };
}

function attributesOf(bytes: Buffer, start: number, end: number): Attributes {
  const attributes = new Map<string, string>();
  forEachAttribute(bytes, start, end, (name, from, to) => {
    attributes.set(name, bytes.toString('utf8', from, to).trim());
  });
  return attributes;
}
