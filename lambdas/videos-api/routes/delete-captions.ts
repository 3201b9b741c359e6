import { captionLanguage, captionParams } from '../captions/caption-language';
import { takeCaptions } from '../captions/take-captions';
import { videoSchema } from '../view/video-schema';
import { viewOf } from '../view/video-view';
import { defineRoute } from './define-route';
import { filmTag, TAGGED } from './film-tag';
import { jsonAnswer } from './json-content';

export const deleteCaptions = defineRoute(
  {
    operationId: 'deleteCaptions',
    method: 'delete',
    path: '/api/videos/{id}/captions/{language}',
    access: 'owner',
    summary: 'Takes the captions in a language away',
    request: { params: captionParams },
    responses: { 200: jsonAnswer('The film as it is now.', videoSchema, TAGGED) },
    refusals: ['language_unknown', 'video_state'],
  },
  async c => {
    const { desk, film, caller } = c.var;
    const changed = await takeCaptions(desk, film, captionLanguage(c.req.valid('param').language));
    const view = await viewOf(desk, changed, caller);
    return c.json(view, 200, { etag: filmTag(changed, view) });
  },
);
