import { z } from '@hono/zod-openapi';
import { languageTag } from '../../../core/captions/language-tag';
import { Problem } from '../../../core/problem';
import { filmParams } from '../routes/json-content';

/** The `{id}` and `{language}` of a path. */
export const captionParams = filmParams.extend({
  language: z.string().openapi({
    param: { name: 'language', in: 'path' },
    description: 'Language tag (BCP 47).',
    example: 'en',
  }),
});

/**
 * The tag in its one spelling.
 *
 * @throws Problem `language_unknown` for what has not the form of a tag
 */
export function captionLanguage(text: string): string {
  const language = languageTag(text);
  if (language === undefined) throw new Problem('language_unknown');
  return language;
}
