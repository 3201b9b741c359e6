import { LoggableError } from './loggable-error';

/**
 * What a log may say of an error. Errors of ours are made to be logged; of any other only name and place, since its
 * message may quote what it read.
 */
export function errorReason(error: unknown): string {
  if (error instanceof LoggableError) return error.message;
  if (!(error instanceof Error)) return 'a value that is no error was thrown';
  return `${error.name} ${placeOf(error)}`;
}

/** The first frame of the stack; V8 writes name and message before it, and a message may have lines that look like one. */
function placeOf({ name, message, stack = '' }: Error): string {
  const head = message === '' ? name : `${name}: ${message}`;
  const frames = stack.startsWith(head) ? stack.slice(head.length) : '';
  return /^ {4}(at .*)$/m.exec(frames)?.[1] ?? 'at an unknown place';
}
