import { publicFilm } from '../access/public-film';
import { videoSchema } from '../view/video-schema';
import { viewOf } from '../view/video-view';
import { defineRoute } from './define-route';
import { filmParams, jsonAnswer } from './json-content';

/** Seconds for which the answer may be kept. */
const MAX_AGE = 60;

export const showPublicVideo = defineRoute(
  {
    operationId: 'showPublicVideo',
    method: 'get',
    path: '/api/public/videos/{id}',
    access: 'anyone',
    summary: 'A public film',
    request: { params: filmParams },
    responses: { 200: jsonAnswer('The film.', videoSchema) },
    refusals: ['video_not_found'],
  },
  async c => {
    const { desk } = c.var;
    const film = await publicFilm(desk, c.req.valid('param').id);
    const view = await viewOf(desk, film, undefined);
    return c.json(view, 200, { 'cache-control': `public, max-age=${MAX_AGE}` });
  },
);
