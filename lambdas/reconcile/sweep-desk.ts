import type { NewRun } from '../../core/video/fact';
import type { Pipeline } from '../_shared/open-pipeline';
import type { RemovalDesk } from '../_shared/remove-film';

/** What the sweep works with. */
export interface SweepDesk
  extends Pipeline,
    Pick<RemovalDesk, 'uploads' | 'eraser' | 'edgeCache' | 'requests'> {
  readonly newRun: () => NewRun;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Takes a line of the log. */
  readonly log: (line: string) => void;
}
