import { type Failure, failureOf } from './failure';

/** Whether what a completed job wrote is the whole film. */
export type OutputVerdict =
  | { readonly whole: true; readonly durationSeconds: number; readonly poster?: string }
  | { readonly whole: false; readonly failure: Failure };

/** What was seen of the output. */
export interface OutputSeen {
  /** Length that probing the source promised; undefined where its container did not say. */
  readonly promisedSeconds: number | undefined;
  /** Length of the picture that was written. */
  readonly writtenSeconds: number;
  /** What the promise is held against. @default writtenSeconds */
  readonly reachedSeconds?: number;
  /** How many of the playlists that the film must have are not there: index.m3u8, index.mpd and every child. */
  readonly missing: number;
  /** Path of its poster below the run's prefix; missing where there is none. */
  readonly poster?: string;
}

/**
 * A film is whole when all playlists exist and it is shorter than promised by at most a second or two per cent. It plays
 * without a poster, too.
 */
export function judgeOutput({
  promisedSeconds,
  writtenSeconds,
  reachedSeconds = writtenSeconds,
  missing,
  poster,
}: OutputSeen): OutputVerdict {
  if (missing > 0 || !(writtenSeconds > 0)) return { whole: false, failure: failureOf('output_missing') };
  const promised = promisedSeconds ?? 0;
  // Whole milliseconds, so that exactly two per cent are not more than two per cent.
  const short = Math.round((promised - reachedSeconds) * 1000);
  if (short > Math.max(1000, Math.round(promised * 20))) {
    return { whole: false, failure: failureOf('source_truncated') };
  }
  return { whole: true, durationSeconds: writtenSeconds, ...(poster === undefined ? {} : { poster }) };
}
