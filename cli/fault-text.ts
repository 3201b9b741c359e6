import { adviceOn } from './api/advice';
import { ApiFault } from './api/api-fault';
import { UploadFault } from './upload/upload-fault';

/**
 * A fault and what to do about it, a line for each; undefined for what nobody foresaw.
 *
 * @param subject what it is about, where the command has several
 */
export function faultText(error: unknown, subject?: string): string | undefined {
  const about = subject === undefined ? '' : `${subject}: `;
  if (error instanceof UploadFault) return text(`${about}${error.message}`, error.advice);
  if (!(error instanceof ApiFault)) return undefined;
  const code = error.code === undefined ? '' : ` (${error.code})`;
  return text(`${about}${error.message}${code}`, adviceOn(error));
}

function text(what: string, advice: string): string {
  return `error: ${what}\n  What to do: ${advice}\n`;
}
