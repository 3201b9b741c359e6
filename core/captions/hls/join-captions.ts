import { Edits } from '../../edits';
import { captionPaths } from '../caption-paths';
import { type CaptionTrack, trackName } from '../caption-track';
import { type CaptionLayout, readCaptionLayout } from './caption-layout';

/** GROUP-ID of captions where a variant names no group of its own. */
export const CAPTION_GROUP = 'captions';

/**
 * Names a language's captions in a stored multivariant playlist: an EXT-X-MEDIA tag before the first variant, and
 * SUBTITLES on every EXT-X-STREAM-INF (RFC 8216, sections 4.3.4.1 and 4.3.4.2). Captions in the same language that were
 * joined before are replaced where they stand; all other bytes stay. A variant that has a group of subtitles keeps it,
 * and the captions are named in that group too. Joining twice is joining once, and bytes that are no multivariant
 * playlist come back as they are.
 */
export function joinCaptions(playlist: Uint8Array, track: CaptionTrack): Buffer {
  const source = Buffer.from(playlist.buffer, playlist.byteOffset, playlist.length);
  const layout = readCaptionLayout(source);
  if (!layout) return Buffer.from(source);

  const edits = new Edits(source);
  const nothing = edits.keep('');
  const groups = new Set(layout.variants.map(({ subtitles }) => subtitles?.group ?? CAPTION_GROUP));
  const tag = (group: string) => edits.keep(mediaTag(group, track, layout));
  const apply: { at: number; removed: number; id: number }[] = [];
  for (const { start, end, language, group } of layout.joined) {
    if (language !== track.language) continue;
    apply.push({ at: start, removed: end - start, id: groups.delete(group) ? tag(group) : nothing });
  }
  for (const group of groups) apply.push({ at: layout.firstVariant, removed: 0, id: tag(group) });
  for (const { end, subtitles, isEmpty } of layout.variants) {
    if (subtitles) continue;
    apply.push({
      at: end,
      removed: 0,
      id: edits.keep(`${isEmpty ? '' : ','}SUBTITLES="${CAPTION_GROUP}"`),
    });
  }
  for (const { at, removed, id } of apply.sort((a, b) => a.at - b.at)) edits.add(at, removed, id);
  return edits.apply();
}

/** The whole line, one character per byte. */
function mediaTag(group: string, track: CaptionTrack, { names, lineEnd }: CaptionLayout): string {
  const { language } = track;
  const attributes = [
    'TYPE=SUBTITLES',
    `GROUP-ID="${group}"`,
    `NAME="${nameInGroup(group, track, names)}"`,
    `LANGUAGE="${language}"`,
    'AUTOSELECT=YES',
    'DEFAULT=NO',
    'FORCED=NO',
    `URI="${captionPaths(language).playlist}"`,
  ];
  return `#EXT-X-MEDIA:${attributes.join(',')}${lineEnd}`;
}

/** No two renditions of a group may have one name (RFC 8216, section 4.3.4.1.1). */
function nameInGroup(group: string, track: CaptionTrack, names: CaptionLayout['names']): string {
  const name = Buffer.from(trackName(track)).toString('latin1');
  const isTaken = names.some(
    each => each.group === group && each.name === name && each.language !== track.language,
  );
  return isTaken ? `${name} (${track.language})` : name;
}
