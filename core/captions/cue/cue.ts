/** A caption and when it is seen. */
export interface Cue {
  /** Milliseconds from the beginning of the film. */
  readonly start: number;
  /** Milliseconds from the beginning of the film; later than `start`. */
  readonly end: number;
  /** WebVTT cue settings from the allow-list, such as `line:0 align:start`; empty where there are none. */
  readonly settings: string;
  /** WebVTT cue text with allowed tags only; never empty, and no line of it is. */
  readonly text: string;
}
