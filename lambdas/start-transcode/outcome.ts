/** What became of a message, or of one call of CreateJob, in words of our own. */
export interface Outcome {
  /** Such as `waiting`, or the status that the film is left in. */
  readonly outcome: string;
  /** Why: a code of ours, or the service's error code. */
  readonly code?: string;
  /** When the film is gone on with, where it waits. */
  readonly delaySeconds?: number;
}

/** Writes down an outcome; `video` is the film's id, missing for a message that names no film. */
export type Report = (entry: Outcome & { readonly level: 'info' | 'warn' | 'error'; video?: string }) => void;

/** Reports as one line of JSON each. */
export function jsonLines(log: (line: string) => void): Report {
  return ({ level, video, outcome, code, delaySeconds }) =>
    log(JSON.stringify({ level, function: 'start-transcode', video, outcome, code, delaySeconds }));
}
