import { errorCode } from './error-code';

/** Codes of errors that say no more than that the client has gone. */
const CLIENT_GONE = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECANCELED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
]);

/**
 * Tells on standard error of a fault that is the service's own: its name, its code and where it happened. Its message is
 * left out, since it may quote what was asked or what was read.
 */
export function reportFault(service: string, error: unknown): void {
  if (CLIENT_GONE.has(errorCode(error) ?? '')) return;
  if (errorCode(error) === 'ENOSPC') {
    console.error(`${service}: no space is left on the disk; make room`);
    return;
  }
  const { name, stack } = isError(error) ? error : new TypeError();
  const frames = (stack ?? '').split('\n').filter(line => /^ {4}at /.test(line));
  console.error([`${service}: ${name} ${errorCode(error) ?? ''}`.trimEnd(), ...frames].join('\n'));
}

/** Asked by shape, as `errorCode` does. */
function isError(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'stack' in error && 'name' in error;
}
