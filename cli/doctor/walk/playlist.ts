import { forEachAttribute } from '../../../core/hls/attribute-list';
import { isPlaylist } from '../../../core/hls/is-playlist';
import { forEachLine } from '../../../core/hls/lines';
import { DEFINE, isTagOrComment, SEGMENT_INF, STREAM_INF, tagName } from '../../../core/hls/tags';
import { PlayerVariables } from './player-variables';

type Attributes = ReadonlyMap<string, string>;

/** What a multivariant playlist says of another playlist. */
export interface Child {
  readonly attributes: Attributes;
  /** Empty where there is none. */
  readonly uri: string;
  /** The URI before its variables were replaced: a value may come from a query, and be secret. */
  readonly written: string;
}

export interface Segment {
  /** Empty where a variable in it has no value. */
  readonly uri: string;
  readonly seconds: number;
  /** Length by EXT-X-BYTERANGE, where it is part of a file. */
  readonly bytes: number | undefined;
}

/** What a player reads of a playlist, as far as the doctor looks at it. */
export interface Playlist {
  /** EXT-X-STREAM-INF. */
  readonly variants: readonly Child[];
  /** EXT-X-MEDIA. */
  readonly renditions: readonly Child[];
  /** EXT-X-I-FRAME-STREAM-INF. */
  readonly iFrames: readonly Child[];
  readonly segments: readonly Segment[];
  /** URIs of EXT-X-MAP. */
  readonly maps: readonly string[];
  /** All other tags, by name, with what stands behind the first one's colon. */
  readonly tags: Attributes;
  readonly variables: PlayerVariables;
}

/**
 * Reads a playlist with its variables (EXT-X-DEFINE) replaced. Nothing for what is no HLS playlist, or expands beyond all
 * bounds.
 *
 * @param url of the playlist
 * @param multivariant the playlist that names it, whose variables it may import
 */
export function readPlaylist(bytes: Buffer, url: URL, multivariant?: Playlist): Playlist | undefined {
  try {
    return isPlaylist(bytes) ? read(bytes, new PlayerVariables(url, multivariant?.variables)) : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function read(bytes: Buffer, variables: PlayerVariables): Playlist {
  const variants: Child[] = [];
  const renditions: Child[] = [];
  const iFrames: Child[] = [];
  const segments: Segment[] = [];
  const maps: string[] = [];
  const tags = new Map<string, string>();
  let variant: Attributes | undefined;
  let seconds = 0;
  let length: number | undefined;

  forEachLine(bytes, (start, end) => {
    if (!isTagOrComment(bytes, start)) {
      const uri = variables.expand(bytes, start, end) ?? '';
      if (variant) variants.push({ attributes: variant, uri, written: bytes.toString('utf8', start, end) });
      else segments.push({ uri, seconds, bytes: length });
      variant = undefined;
      length = undefined;
      return;
    }
    const name = tagName(bytes, start, end);
    if (name === undefined) return;
    const from = Math.min(end, start + name.length + 2);
    if (name === SEGMENT_INF) seconds = Number.parseFloat(bytes.toString('latin1', from, end));
    else if (name === 'EXT-X-BYTERANGE') length = Number.parseInt(bytes.toString('latin1', from, end), 10);
    else if (name === STREAM_INF) variant = attributesOf(bytes, from, end, variables);
    else if (name === DEFINE) variables.declare(bytes, from, end);
    else if (name === 'EXT-X-MEDIA') renditions.push(childOf(bytes, from, end, variables));
    else if (name === 'EXT-X-I-FRAME-STREAM-INF') iFrames.push(childOf(bytes, from, end, variables));
    else if (name === 'EXT-X-MAP') maps.push(attributesOf(bytes, from, end, variables).get('URI') ?? '');
    else if (!tags.has(name)) tags.set(name, bytes.toString('latin1', from, end));
  });
  return { variants, renditions, iFrames, segments, maps, tags, variables };
}

function childOf(bytes: Buffer, start: number, end: number, variables: PlayerVariables): Child {
  const attributes = attributesOf(bytes, start, end, variables);
  let written = '';
  forEachAttribute(bytes, start, end, (name, from, to) => {
    if (name === 'URI') written = bytes.toString('utf8', from, to);
  });
  return { attributes, uri: attributes.get('URI') ?? '', written };
}

function attributesOf(bytes: Buffer, start: number, end: number, variables: PlayerVariables): Attributes {
  const attributes = new Map<string, string>();
  forEachAttribute(bytes, start, end, (name, from, to, quoted) => {
    const value = quoted ? variables.expand(bytes, from, to) : bytes.toString('utf8', from, to);
    attributes.set(name, (value ?? '').trim());
  });
  return attributes;
}
