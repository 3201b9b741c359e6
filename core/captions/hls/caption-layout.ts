import { forEachAttribute } from '../../hls/attribute-list';
import { isPlaylist } from '../../hls/is-playlist';
import { forEachLine, textStart } from '../../hls/lines';
import { isTagOrComment, STREAM_INF, tagName } from '../../hls/tags';
import { captionPaths } from '../caption-paths';

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
const QUOTE = 0x22;

/** Tag of a rendition (RFC 8216, section 4.3.4.1). */
const MEDIA = 'EXT-X-MEDIA';

/** Part of a playlist, `start` included and `end` not. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** An EXT-X-MEDIA tag of captions that were joined to the playlist. */
interface JoinedTag extends Range {
  readonly language: string;
  readonly group: string;
}

/** An EXT-X-STREAM-INF tag. */
export interface VariantTag extends Range {
  /** Value of SUBTITLES, and the attribute with its value and quotes. */
  readonly subtitles: (Range & { readonly group: string }) | undefined;
  /** Whether nothing follows the name and its colon. */
  readonly isEmpty: boolean;
}

/** Where captions are named in a multivariant playlist, in the order of the text. */
export interface CaptionLayout {
  /** Whole lines, their ends included. */
  readonly joined: readonly JoinedTag[];
  /** Without the line's end. */
  readonly variants: readonly VariantTag[];
  /** Beginning of the line of the first variant. */
  readonly firstVariant: number;
  /** GROUP-ID and NAME of all subtitles but ours. */
  readonly names: readonly { readonly group: string; readonly name: string; readonly language: string }[];
  readonly lineEnd: '\n' | '\r\n';
}

type Attributes = ReadonlyMap<string, Range & { readonly text: string }>;

/** Nothing for what is no multivariant playlist. Takes time linear in the playlist's length. */
export function readCaptionLayout(playlist: Buffer): CaptionLayout | undefined {
  const joined: JoinedTag[] = [];
  const variants: VariantTag[] = [];
  const names: { group: string; name: string; language: string }[] = [];
  if (!isPlaylist(playlist)) return undefined;
  forEachLine(playlist, (start, end) => {
    if (!isTagOrComment(playlist, start)) return;
    const tag = tagName(playlist, start, end);
    if (tag !== MEDIA && tag !== STREAM_INF) return;
    const list = start + 1 + tag.length;
    const attributes =
      playlist[list] === COLON && list < end ? readAttributes(playlist, list + 1, end) : undefined;
    if (attributes === undefined) return;
    const text = (name: string) => attributes.get(name)?.text ?? '';
    if (tag === STREAM_INF) {
      const found = attributes.get('SUBTITLES');
      const subtitles = found && { start: found.start, end: found.end, group: found.text };
      variants.push({ start, end, subtitles, isEmpty: list + 1 === end });
    } else if (text('TYPE') === 'SUBTITLES') {
      const [group, language] = [text('GROUP-ID'), text('LANGUAGE')];
      if (text('URI') === captionPaths(language).playlist)
        joined.push({ ...wholeLine(playlist, start, end), language, group });
      names.push({ group, language, name: text('NAME') });
    }
  });
  const [first] = variants;
  if (first === undefined) return undefined;
  const firstVariant = wholeLine(playlist, first.start, first.end).start;
  return { joined, variants, firstVariant, names, lineEnd: lineEndOf(playlist) };
}

/** The attributes by name, each with its own range; nothing for a list with a quoted string that does not end. */
function readAttributes(playlist: Buffer, from: number, to: number): Attributes | undefined {
  const attributes = new Map<string, Range & { readonly text: string }>();
  let isWhole = true;
  forEachAttribute(playlist, from, to, (name, start, end, quoted) => {
    const text = playlist.toString('latin1', start, end);
    if (!quoted && playlist[start - 1] === QUOTE) isWhole = false;
    const nameStart = playlist.lastIndexOf(name, start, 'latin1');
    attributes.set(name, {
      start: nameStart,
      end: quoted ? end + 1 : end,
      text: quoted ? text : text.trimEnd(),
    });
  });
  return isWhole ? attributes : undefined;
}

/** The line around a text, from where the one before has ended. */
function wholeLine(playlist: Buffer, start: number, end: number): Range {
  const before = start === 0 ? -1 : playlist.lastIndexOf(LF, start - 1);
  const newline = playlist.indexOf(LF, end);
  return {
    start: before < 0 ? textStart(playlist) : before + 1,
    end: newline < 0 ? playlist.length : newline + 1,
  };
}

function lineEndOf(playlist: Buffer): '\n' | '\r\n' {
  const newline = playlist.indexOf(LF);
  return newline > 0 && playlist[newline - 1] === CR ? '\r\n' : '\n';
}
