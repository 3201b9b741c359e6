import { z } from '@hono/zod-openapi';
import { CAPTION_BYTES_MAX } from '../../../core/captions/caption-limits';
import { Problem } from '../../../core/problem';
import { captionLanguage, captionParams } from '../captions/caption-language';
import { cleanCaptions } from '../captions/clean-captions';
import { giveCaptions } from '../captions/give-captions';
import { storedText } from '../view/stored-text';
import { videoSchema } from '../view/video-schema';
import { viewOf } from '../view/video-view';
import { defineRoute } from './define-route';
import { filmTag, TAGGED } from './film-tag';
import { jsonAnswer } from './json-content';

const LABEL_MAX = 100;

const query = z.strictObject({
  label: storedText.trim().min(1).max(LABEL_MAX).optional().openapi({
    description: 'What a player’s menu shows; by default the language’s own name.',
    example: 'English',
  }),
});

/** Media types of caption files, by their formats' registrations and by custom. */
const TYPES = ['text/vtt', 'application/x-subrip', 'text/srt'] as const;

const file = { schema: z.string().openapi({ description: 'WebVTT or SRT, in UTF-8.' }) };

export const putCaptions = defineRoute(
  {
    operationId: 'putCaptions',
    method: 'put',
    path: '/api/videos/{id}/captions/{language}',
    access: 'owner',
    summary: 'Captions in a language, or others than there were; before the film is ready, or after',
    request: {
      params: captionParams,
      query,
      body: { required: true, content: Object.fromEntries(TYPES.map(type => [type, file])) },
    },
    bodyMax: CAPTION_BYTES_MAX,
    responses: { 200: jsonAnswer('The film as it is now.', videoSchema, TAGGED) },
    refusals: ['language_unknown', 'too_many_captions', 'video_state'],
  },
  async c => {
    const { desk, film, caller } = c.var;
    const language = captionLanguage(c.req.valid('param').language);
    const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (!TYPES.some(each => each === type)) throw new Problem('media_type_not_taken');
    const text = cleanCaptions(new Uint8Array(await c.req.arrayBuffer()));
    const { label } = c.req.valid('query');
    const changed = await giveCaptions(desk, film, { language, label, text });
    const view = await viewOf(desk, changed, caller);
    return c.json(view, 200, { etag: filmTag(changed, view) });
  },
);
