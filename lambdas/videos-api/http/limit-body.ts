import type { MiddlewareHandler } from 'hono';
import { Problem } from '../../../core/problem';
import type { ApiEnv } from '../api-env';

/** Refuses a body of more bytes. The gateway has it whole by now, so it is counted, not believed. */
export function limitBody(max: number): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (c.req.raw.body !== null && (await c.req.arrayBuffer()).byteLength > max) {
      throw new Problem('body_too_large');
    }
    await next();
  };
}
