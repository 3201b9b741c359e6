import { videoSchema } from '../view/video-schema';
import { viewOf } from '../view/video-view';
import { defineRoute } from './define-route';
import { filmTag, TAGGED } from './film-tag';
import { filmParams, jsonAnswer } from './json-content';

export const showVideo = defineRoute(
  {
    operationId: 'showVideo',
    method: 'get',
    path: '/api/videos/{id}',
    access: 'viewer',
    summary: 'A film; its `ETag` is what an edit names in `If-Match`',
    request: { params: filmParams },
    responses: { 200: jsonAnswer('The film.', videoSchema, TAGGED) },
    refusals: [],
  },
  async c => {
    const { desk, film, caller } = c.var;
    const view = await viewOf(desk, film, caller);
    return c.json(view, 200, { etag: filmTag(film, view) });
  },
);
