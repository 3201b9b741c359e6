import { CaptionError } from './caption-error';
import { CUES_MAX } from './caption-limits';
import type { Cue } from './cue/cue';
import { cleanCueText } from './cue/cue-text';

/** A line with a cue's times, read. */
export interface Timing {
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly settings: string;
}

/** The cues of a file while it is read. */
export class CueList {
  readonly cues: Cue[] = [];
  private count = 0;

  /**
   * Takes a cue; one without text is left out.
   *
   * @param line of its times, counted from 1
   * @param raw its text as it stands in the file
   * @throws CaptionError for times that are wrong, and for one cue too many
   */
  add({ start, end, settings }: Timing, line: number, raw: readonly string[]): void {
    if (start === undefined || end === undefined || end <= start) throw new CaptionError('wrong_times', line);
    this.count += 1;
    if (this.count > CUES_MAX) throw new CaptionError('too_many_cues');
    const text = cleanCueText(raw.join('\n'));
    if (text !== '') this.cues.push({ start, end, settings, text });
  }
}
