/** Every way in which an uploaded caption file can be refused, by stable code; the sentence may be reworded. */
export const CAPTION_FAULTS = {
  too_large: 'The caption file is too large.',
  not_utf8: 'The caption file is no text in UTF-8.',
  unknown_format: 'The file is neither WebVTT nor SRT.',
  wrong_times: 'A cue has times that cannot be read, or ends before it begins.',
  too_many_cues: 'The caption file has too many cues.',
  no_cues: 'The caption file has no cue with text.',
} as const;

export type CaptionFault = keyof typeof CAPTION_FAULTS;

/** A caption file that is not taken. The message quotes nothing of it. */
export class CaptionError extends Error {
  override readonly name = 'CaptionError';

  /** @param line where the fault stands, counted from 1 */
  constructor(
    readonly code: CaptionFault,
    readonly line?: number,
  ) {
    super(line === undefined ? CAPTION_FAULTS[code] : `${CAPTION_FAULTS[code]} (line ${line})`);
  }
}
