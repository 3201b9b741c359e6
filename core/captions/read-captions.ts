import { isXmlText } from '../dash/xml/is-xml-text';
import { CaptionError } from './caption-error';
import { CAPTION_BYTES_MAX } from './caption-limits';
import type { Cue } from './cue/cue';
import { isSrt, readSrt } from './read-srt';
import { isWebVtt, readWebVtt } from './read-webvtt';

/**
 * Reads a caption file: WebVTT or SRT, by what stands in it and not by its name. UTF-8, with or without byte order
 * mark; LF, CRLF or CR ends a line. Cues may overlap and come in any order; they are returned by their start. What is
 * read can be written by `writeWebVtt` as it stands: allowed tags only, all other text escaped. Takes time linear in the
 * file's length.
 *
 * @throws CaptionError with a stable code; it quotes nothing of the file
 */
export function readCaptions(file: Uint8Array): Cue[] {
  if (file.length > CAPTION_BYTES_MAX) throw new CaptionError('too_large');
  if (!isXmlText(file)) throw new CaptionError('not_utf8');
  const lines = Buffer.from(file.buffer, file.byteOffset, file.length)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/);
  const cues = readLines(lines);
  if (cues.length === 0) throw new CaptionError('no_cues');
  return cues.sort((a, b) => a.start - b.start);
}

function readLines(lines: readonly string[]): Cue[] {
  if (isWebVtt(lines)) return readWebVtt(lines);
  if (isSrt(lines)) return readSrt(lines);
  throw new CaptionError('unknown_format');
}
