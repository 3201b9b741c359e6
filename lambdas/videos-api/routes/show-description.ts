import { z } from '@hono/zod-openapi';
import { hasAccounts } from '../auth/accounts-only';
import { describeApi } from '../describe-api';
import { type ApiRoute, defineRoute } from './define-route';
import { isOffered } from './is-offered';
import { jsonAnswer } from './json-content';

/** Seconds for which the description may be kept. */
const MAX_AGE = 300;

/** The route that describes the routes of the deployment, itself among them; the description is made once. */
export function showDescription(routes: () => readonly ApiRoute[]): ApiRoute {
  const made = new Map<boolean, ReturnType<typeof describeApi>>();
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
      const { config } = c.var.desk;
      const description =
        made.get(hasAccounts(config)) ?? describeApi(routes().filter(route => isOffered(route, config)));
      made.set(hasAccounts(config), description);
      return c.json(description, 200, { 'cache-control': `public, max-age=${MAX_AGE}` });
    },
  );
}
