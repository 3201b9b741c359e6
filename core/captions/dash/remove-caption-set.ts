import { Edits } from '../../edits';
import { captionSetId } from './caption-set';
import { readCaptionSets } from './caption-set-layout';

/**
 * Takes back what `joinCaptionSet` did for a language. All other bytes stay, so removing what was joined gives the
 * manifest before it, byte for byte.
 *
 * @param language a tag by `languageTag`
 * @throws ManifestError when the manifest has a document type declaration
 */
export function removeCaptionSet(manifest: Uint8Array, language: string): Buffer {
  const source = Buffer.from(manifest.buffer, manifest.byteOffset, manifest.length);
  const edits = new Edits(source);
  const nothing = edits.keep('');
  for (const { from, end, representations } of readCaptionSets(source)?.sets ?? []) {
    if (representations.includes(captionSetId(language))) edits.add(from, end - from, nothing);
  }
  return edits.apply();
}
