import { Edits } from '../../edits';
import { type CaptionLayout, readCaptionLayout, type VariantTag } from './caption-layout';
import { CAPTION_GROUP } from './join-captions';

const COMMA = 0x2c;

/**
 * Takes back what `joinCaptions` did for a language: its EXT-X-MEDIA tags go, and with the last of them SUBTITLES. All
 * other bytes stay, so removing what was joined gives the playlist before it, byte for byte.
 *
 * @param language a tag by `languageTag`
 */
export function removeCaptions(playlist: Uint8Array, language: string): Buffer {
  const source = Buffer.from(playlist.buffer, playlist.byteOffset, playlist.length);
  const layout = readCaptionLayout(source);
  if (!layout) return Buffer.from(source);

  const edits = new Edits(source);
  const nothing = edits.keep('');
  const tags = layout.joined.filter(tag => tag.language === language);
  const variants = isLast(layout, language) ? layout.variants.filter(isOurs) : [];
  const ranges = [...tags, ...variants.map(variant => attributeRange(source, variant))];
  for (const { start, end } of ranges.sort((a, b) => a.start - b.start))
    edits.add(start, end - start, nothing);
  return edits.apply();
}

/** Whether there is something to remove, and nothing else is in our group then. */
function isLast({ names, joined }: CaptionLayout, language: string): boolean {
  const rest = names.filter(({ group }) => group === CAPTION_GROUP).length;
  const removed = joined.filter(tag => tag.group === CAPTION_GROUP && tag.language === language).length;
  return removed > 0 && removed === rest;
}

function isOurs({ subtitles }: VariantTag): boolean {
  return subtitles?.group === CAPTION_GROUP;
}

/** The attribute and the comma before it; where it is the first one, the comma behind it. */
function attributeRange(source: Buffer, { subtitles, end: listEnd }: VariantTag) {
  const { start, end } = subtitles ?? { start: listEnd, end: listEnd };
  if (source[start - 1] === COMMA) return { start: start - 1, end };
  return { start, end: source[end] === COMMA ? end + 1 : end };
}
