import { ManifestError } from '../../core/dash/manifest-error';
import { Problem } from '../../core/problem';
import { TooLargeError } from '../../core/too-large-error';
import { errorReason } from '../_shared/error-reason';

interface Failure {
  error: unknown;
  routeKey?: string | undefined;
  requestId?: string | undefined;
  film?: string | undefined;
}

/** One line of JSON for the log: which request was answered 503 and why, and nothing that opens a film. */
export function failureLine({ error, routeKey, requestId, film }: Failure): string {
  return JSON.stringify({
    level: 'error',
    code: 'unavailable',
    routeKey,
    requestId,
    film,
    ...reasonOf(error),
  });
}

/** Errors of signing are made to be logged too. */
function reasonOf(error: unknown): { unsigned?: string; reason: string } {
  if (error instanceof Problem && error.cause !== undefined) return reasonOf(error.cause);
  if (error instanceof ManifestError || error instanceof TooLargeError)
    return { unsigned: error.code, reason: error.message };
  return { reason: errorReason(error) };
}
