import type { Context, MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { ApiEnv } from '../api-env';

/** Seconds for which a browser may remember the answer to a preflight; browsers cap it themselves. */
const MAX_AGE = 7_200;

const EXPOSED = ['Date', 'ETag', 'Location', 'Retry-After'];
const SENT = ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match'];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Which pages may read an answer (Fetch standard, "CORS protocol"), refusals too. Answers preflights. */
export const crossOrigin: MiddlewareHandler<ApiEnv> = (c, next) => {
  const policy = { allowHeaders: SENT, allowMethods: METHODS, exposeHeaders: EXPOSED, maxAge: MAX_AGE };
  return cors({ ...policy, ...originsOf(c) })(c, next);
};

/**
 * What is open to everybody may be read by pages of every origin. For the rest the settings name origins, and only the
 * cookie of `/api/auth` is ever sent along.
 */
function originsOf(c: Context<ApiEnv>) {
  const { path } = c.req;
  if (path.startsWith('/api/public/') || path === '/api/openapi.json') return { origin: '*' };
  const { cdnOrigin, apiOrigins } = c.var.desk.config;
  const taken = [cdnOrigin, ...apiOrigins];
  return {
    origin: (origin: string) => (taken.includes(origin) ? origin : undefined),
    credentials: path.startsWith('/api/auth/'),
  };
}
