import { getSystemErrorMap } from 'node:util';

/** Why a file could not be read or written, in words that name no path twice: "no such file or directory (ENOENT)". */
export function fileFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { errno } = error as NodeJS.ErrnoException;
  const [code, text] = (errno !== undefined && getSystemErrorMap().get(errno)) || [];
  return code === undefined ? error.message : `${text} (${code})`;
}
