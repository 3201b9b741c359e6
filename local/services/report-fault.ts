import { errorCode } from './error-code';

/** Codes of errors that say no more than that the client has gone. */
const CLIENT_GONE = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED']);

/** Tells on standard error of a fault that is the service's own: where it happened, never what was asked. */
export function reportFault(service: string, error: unknown): void {
  if (CLIENT_GONE.has(errorCode(error) ?? '')) return;
  const stack = typeof error === 'object' && error !== null && 'stack' in error ? error.stack : undefined;
  console.error(`${service}: ${stack ?? error}`);
}
