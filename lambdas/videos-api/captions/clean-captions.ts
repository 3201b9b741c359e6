import { CaptionError } from '../../../core/captions/caption-error';
import { readCaptions } from '../../../core/captions/read-captions';
import { writeWebVtt } from '../../../core/captions/write-webvtt';
import { Problem } from '../../../core/problem';

/**
 * An uploaded caption file, written anew as WebVTT.
 *
 * @throws Problem `invalid_body` for what is neither WebVTT nor SRT, whatever it says it is
 */
export function cleanCaptions(file: Uint8Array): string {
  try {
    return writeWebVtt(readCaptions(file));
  } catch (error) {
    if (!(error instanceof CaptionError)) throw error;
    throw new Problem('invalid_body', { faults: [{ path: '', message: error.message }] });
  }
}
