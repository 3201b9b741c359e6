import { HTTPException } from 'hono/http-exception';
import { Problem } from '../../../core/problem';

/** Seconds after which a failure that nobody foresaw is worth another try. */
const RETRY_AFTER = 5;

/** The refusal that an error is answered with; of what is not a refusal nothing is told. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status === 415) return new Problem('media_type_not_taken');
  if (error instanceof HTTPException && error.status === 400) {
    return new Problem('invalid_body', { faults: [{ path: '', message: 'must be JSON' }] });
  }
  return new Problem('unavailable', { retryAfter: RETRY_AFTER, cause: error });
}
