import type { NewRun } from '../../core/video/fact';
import type { FilmEraser } from '../_shared/film-eraser';
import type { Pipeline } from '../_shared/open-pipeline';

/** What the sweep works with. */
export interface SweepDesk extends Pipeline {
  readonly eraser: FilmEraser;
  readonly newRun: () => NewRun;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Takes a line of the log. */
  readonly log: (line: string) => void;
}
