import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { CAPTION_BYTES_MAX } from '../../core/captions/caption-limits';
import { namedPath } from '../../local/named-path';
import { fileFault } from '../file-fault';
import { UsageError } from '../usage-error';

const TYPES: Readonly<Record<string, string>> = { '.vtt': 'text/vtt', '.srt': 'application/x-subrip' };

/** A caption file, ready to be sent. */
export interface CaptionFile {
  readonly language: string;
  readonly body: { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };
}

/**
 * Reads what `--captions en=FILE` names. What stands in the file is for the API to judge.
 *
 * @throws UsageError where it cannot be followed
 */
export async function readCaptionFile(option: string): Promise<CaptionFile> {
  const [, language, path] = /^([A-Za-z0-9-]+)=(.+)$/s.exec(option) ?? [];
  if (language === undefined || path === undefined) {
    throw new UsageError('--captions is a language and a file, such as en=captions.vtt');
  }
  const type = TYPES[extname(path).toLowerCase()];
  if (type === undefined) throw new UsageError(`--captions: ${path} is neither .vtt nor .srt`);
  const bytes = await read(namedPath(path)).catch((error: unknown) => {
    throw new UsageError(`--captions: cannot read ${path}: ${fileFault(error)}`);
  });
  return { language, body: { bytes, type } };
}

async function read(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const { size } = await stat(path);
  if (size > CAPTION_BYTES_MAX) throw new Error(`it has more than ${CAPTION_BYTES_MAX / 1e6} MB`);
  return new Uint8Array(await readFile(path));
}
