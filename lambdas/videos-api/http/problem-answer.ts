import type { Context } from 'hono';
import { PROBLEM_TYPE, type Problem } from '../../../core/problem';
import { errorReason } from '../../_shared/error-reason';
import type { ApiEnv } from '../api-env';

/** A refusal as problem details (RFC 9457), which no cache may keep; the log hears of it too. */
export function problemAnswer(c: Context<ApiEnv>, problem: Problem): Response {
  const { code, status, retryAfter } = problem;
  c.set('refusal', { code, ...(code === 'unavailable' && { reason: errorReason(problem.cause) }) });
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      'cache-control': 'no-store',
      'content-type': PROBLEM_TYPE,
      // RFC 6750, section 3.
      ...(status === 401 && {
        'www-authenticate':
          code.startsWith('token_') && code !== 'token_missing' ? 'Bearer error="invalid_token"' : 'Bearer',
      }),
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    },
  });
}
