import { maySee } from '../access/film-access';
import { listPage, listQuery, listSchema } from '../lists/list-page';
import { defineRoute } from './define-route';
import { jsonAnswer } from './json-content';

/** Seconds for which a page of public films may be kept. */
const MAX_AGE = 60;

export const listPublicVideos = defineRoute(
  {
    operationId: 'listPublicVideos',
    method: 'get',
    path: '/api/public/videos',
    access: 'anyone',
    summary: 'Public films, newest first',
    request: { query: listQuery },
    responses: { 200: jsonAnswer('A page of films.', listSchema) },
    refusals: [],
  },
  async c => {
    const page = await listPage(c.var.desk, {
      name: 'public videos',
      sources: [{ list: { viewers: 'public' }, counts: film => maySee(film, undefined) }],
      query: c.req.valid('query'),
      caller: undefined,
    });
    return c.json(page, 200, { 'cache-control': `public, max-age=${MAX_AGE}` });
  },
);
