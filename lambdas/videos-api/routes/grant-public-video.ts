import { publicFilm } from '../access/public-film';
import { grantSchema } from '../grants/grant-schema';
import { publicGrant } from '../grants/public-grant';
import { defineRoute } from './define-route';
import { filmParams, jsonAnswer } from './json-content';

export const grantPublicVideo = defineRoute(
  {
    operationId: 'grantPublicVideo',
    method: 'post',
    path: '/api/public/videos/{id}/grants',
    access: 'anyone',
    summary: 'A grant for a public film, the same for everybody who asks within ten minutes',
    request: { params: filmParams },
    responses: { 200: jsonAnswer('The grant.', grantSchema) },
    refusals: ['video_not_found'],
  },
  async c => {
    const { desk } = c.var;
    const { answer, maxAge } = await publicGrant(desk, await publicFilm(desk, c.req.valid('param').id));
    return c.json(answer, 200, { 'cache-control': `public, max-age=${maxAge}` });
  },
);
