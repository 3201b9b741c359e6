import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from '../api-env';

/** A body of no bytes is none, whatever media type the request names: some clients name one for every request. */
export const forgetEmptyBody: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if ((await c.req.arrayBuffer()).byteLength === 0) c.req.raw.headers.delete('content-type');
  await next();
};
