import type { VideoRecord } from '../../../core/video/record';
import type { Viewers } from '../../../core/video/viewers';
import { maySee } from '../access/film-access';
import { listPage, listQuery, listSchema } from '../lists/list-page';
import { defineRoute } from './define-route';
import { jsonAnswer } from './json-content';

export const listVideos = defineRoute(
  {
    operationId: 'listVideos',
    method: 'get',
    path: '/api/videos',
    access: 'signed_in',
    summary: 'Films of the caller, and those of others that the caller may watch, newest first',
    request: { query: listQuery },
    responses: { 200: jsonAnswer('A page of films.', listSchema) },
    refusals: [],
  },
  async c => {
    const { desk, caller } = c.var;
    const shared = (viewers: Viewers) => ({
      list: { viewers },
      counts: (film: VideoRecord) => film.owner !== caller.id && maySee(film, caller),
    });
    const sources = [{ list: { owner: caller.id }, counts: () => true }, shared('members'), shared('public')];
    const page = await listPage(desk, {
      name: `videos ${caller.id}`,
      sources,
      query: c.req.valid('query'),
      caller,
    });
    return c.json(page, 200);
  },
);
