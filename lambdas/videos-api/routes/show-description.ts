import { z } from '@hono/zod-openapi';
import { describeApi } from '../describe-api';
import { type ApiRoute, defineRoute } from './define-route';
import { jsonAnswer } from './json-content';

/** Seconds for which the description may be kept. */
const MAX_AGE = 300;

/** The route that describes routes, itself among them; the description is made once. */
export function showDescription(routes: () => readonly ApiRoute[]): ApiRoute {
  let description: ReturnType<typeof describeApi> | undefined;
  return defineRoute(
    {
      operationId: 'showDescription',
      method: 'get',
      path: '/api/openapi.json',
      access: 'anyone',
      summary: 'This description (OpenAPI 3.1)',
      responses: { 200: jsonAnswer('The description.', z.object({ openapi: z.string() })) },
      refusals: [],
    },
    c => {
      description ??= describeApi(routes());
      return c.json(description, 200, { 'cache-control': `public, max-age=${MAX_AGE}` });
    },
  );
}
