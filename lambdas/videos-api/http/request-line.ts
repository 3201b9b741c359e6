import type { Context } from 'hono';
import type { ApiEnv } from '../api-env';

/**
 * One line of JSON for the log: which route was called by what kind of caller, and how it ended. It names no path, since
 * that has ids, nor anything else that was sent.
 */
export function requestLine(c: Context<ApiEnv>, milliseconds: number): string {
  const { route = 'none', caller, refusal } = c.var;
  const { status } = c.res;
  return JSON.stringify({
    level: status >= 500 ? 'error' : 'info',
    route,
    status,
    milliseconds: Math.round(milliseconds),
    caller: caller?.kind ?? 'anonymous',
    requestId: c.env?.requestContext?.requestId,
    ...refusal,
  });
}
