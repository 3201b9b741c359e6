import { ManifestError } from '../../dash/manifest-error';
import { languageOfCaptionSet } from './caption-set';
import { readCaptionSets } from './caption-set-layout';
import { joinCaptionSet } from './join-caption-set';
import { removeCaptionSet } from './remove-caption-set';

/**
 * The manifest with captions in these languages joined to it, and no others of ours; as `setCaptions` does it for HLS.
 * Bytes that are no well-formed manifest, and a manifest with a document type declaration, come back as they are.
 *
 * @param languages tags by `languageTag`
 */
export function setCaptionSets(manifest: Uint8Array, languages: readonly string[]): Buffer {
  const source = Buffer.from(manifest);
  try {
    const bare = [...joinedLanguages(source)].reduce<Buffer>(removeCaptionSet, source);
    return languages.reduce<Buffer>(joinCaptionSet, bare);
  } catch (error) {
    if (error instanceof ManifestError) return source;
    throw error;
  }
}

function joinedLanguages(manifest: Buffer): ReadonlySet<string> {
  const ids = readCaptionSets(manifest)?.sets.flatMap(({ representations }) => representations) ?? [];
  return new Set(ids.map(languageOfCaptionSet).filter(language => language !== undefined));
}
