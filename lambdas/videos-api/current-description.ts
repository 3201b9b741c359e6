import { describeApi } from './describe-api';
import { allRoutes } from './routes/all-routes';

/** What the routes say of themselves, as JSON carries it; docs/openapi.json keeps it for readers. */
export function currentDescription(): unknown {
  return JSON.parse(JSON.stringify(describeApi(allRoutes)));
}
