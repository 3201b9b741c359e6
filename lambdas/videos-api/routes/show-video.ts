import { videoSchema } from '../view/video-schema';
import { viewOf } from '../view/video-view';
import { defineRoute } from './define-route';
import { editionTag, TAGGED } from './edition-tag';
import { filmParams, jsonAnswer } from './json-content';

export const showVideo = defineRoute(
  {
    operationId: 'showVideo',
    method: 'get',
    path: '/api/videos/{id}',
    access: 'viewer',
    summary: 'A film; its `ETag` is the edition that an edit names in `If-Match`',
    request: { params: filmParams },
    responses: { 200: jsonAnswer('The film.', videoSchema, TAGGED) },
    refusals: [],
  },
  async c => {
    const { desk, film, caller } = c.var;
    return c.json(await viewOf(desk, film, caller), 200, { etag: editionTag(film) });
  },
);
