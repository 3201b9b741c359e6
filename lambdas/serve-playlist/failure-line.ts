import { ManifestError } from '../../core/dash/manifest-error';
import { Problem } from '../../core/problem';
import { AwsError } from '../_shared/aws-error';
import { ConfigurationError } from '../_shared/configuration-error';

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
    reason: reasonOf(error),
  });
}

/** Own errors are made to be logged; of any other only name and place, since its message may quote what it read. */
function reasonOf(error: unknown): string {
  if (error instanceof Problem && error.cause !== undefined) return reasonOf(error.cause);
  if (isOwn(error)) return error.message;
  if (!(error instanceof Error)) return 'a value that is no error was thrown';
  return `${error.name} ${placeOf(error)}`;
}

function isOwn(error: unknown): error is Error {
  return error instanceof AwsError || error instanceof ConfigurationError || error instanceof ManifestError;
}

/** The first frame of the stack; V8 writes name and message before it, and a message may have lines that look like one. */
function placeOf({ name, message, stack = '' }: Error): string {
  const head = message === '' ? name : `${name}: ${message}`;
  const frames = stack.startsWith(head) ? stack.slice(head.length) : '';
  return /^ {4}(at .*)$/m.exec(frames)?.[1] ?? 'at an unknown place';
}
