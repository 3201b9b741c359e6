import type { Context } from 'hono';
import { Problem } from '../../../core/problem';
import type { ApiEnv } from '../api-env';
import type { ApiRoute } from '../routes/define-route';
import { isOffered } from '../routes/is-offered';

/** What is wrong with an address that no route answers; where another method would do, `Allow` says which (RFC 9110, section 10.2.1). */
export function unknownAddress(c: Context<ApiEnv>, routes: readonly ApiRoute[]): Problem {
  const allowed = routes
    .filter(route => isOffered(route, c.var.desk.config) && matches(route.path, c.req.path))
    .flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
  if (allowed.length === 0) return new Problem('not_found');
  c.header('allow', [...new Set(allowed)].join(', '));
  return new Problem('method_not_allowed');
}

function matches(template: string, path: string): boolean {
  const [expected, given] = [template.split('/'), path.split('/')];
  return (
    expected.length === given.length &&
    expected.every((part, index) => (part.startsWith('{') ? given[index] !== '' : part === given[index]))
  );
}
