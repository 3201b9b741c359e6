import { captionPaths } from '../caption-paths';
import { languageTag } from '../language-tag';

/** ISO/IEC 23009-1, section 5.8.5.5. */
const ROLES = 'urn:mpeg:dash:role:2011';

/** Bits per second that a Representation has to name; dense subtitles have about 200. */
const BANDWIDTH = 1000;

const ID_PREFIX = 'captions_';

/** Representation@id of a language's captions. */
export function captionSetId(language: string): string {
  return `${ID_PREFIX}${language}`;
}

/** The language of captions with that Representation@id; nothing for an id that is not one of ours. */
export function languageOfCaptionSet(id: string): string | undefined {
  if (!id.startsWith(ID_PREFIX)) return undefined;
  const language = id.slice(ID_PREFIX.length);
  return languageTag(language) === language ? language : undefined;
}

/** The AdaptationSet of a language's captions: one WebVTT file for the whole film (ISO/IEC 23009-1, section 5.3.9.2). */
export function captionSet(language: string, prefix: string): string {
  const tag = (name: string, attributes: string) => `<${prefix}${name} ${attributes}`;
  return [
    `${tag('AdaptationSet', `contentType="text" mimeType="text/vtt" lang="${language}"`)}>`,
    `${tag('Role', `schemeIdUri="${ROLES}" value="subtitle"`)}/>`,
    `${tag('Representation', `id="${captionSetId(language)}" bandwidth="${BANDWIDTH}"`)}>`,
    `<${prefix}BaseURL>${captionPaths(language).text}</${prefix}BaseURL>`,
    `</${prefix}Representation></${prefix}AdaptationSet>`,
  ].join('');
}
