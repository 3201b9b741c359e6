import { Edits } from '../../edits';
import { captionSet, captionSetId } from './caption-set';
import { readCaptionSets } from './caption-set-layout';

/**
 * Names a language's captions in a stored DASH manifest: an AdaptationSet behind the last one of the first Period. One
 * in the same language that was joined before is replaced where it stands; all other bytes stay. Joining twice is
 * joining once. Bytes that are no well-formed manifest, or one without an AdaptationSet, come back as they are.
 *
 * @param language a tag by `languageTag`
 * @throws ManifestError when the manifest has a document type declaration
 */
export function joinCaptionSet(manifest: Uint8Array, language: string): Buffer {
  const source = Buffer.from(manifest.buffer, manifest.byteOffset, manifest.length);
  const layout = readCaptionSets(source);
  const last = layout?.sets.at(-1);
  if (!layout || !last) return Buffer.from(source);

  const edits = new Edits(source);
  const text = captionSet(language, layout.prefix);
  const joined = layout.sets.find(({ representations }) => representations.includes(captionSetId(language)));
  const space = source.toString('latin1', last.from, last.start);
  if (joined) edits.add(joined.start, joined.end - joined.start, edits.keep(text));
  else edits.add(last.end, 0, edits.keep(space + text));
  return edits.apply();
}
