import { METRIC } from '../../core/contract';
import type { SweepDesk } from './sweep-desk';

/** What the sweep made up for. */
export type Repair =
  /** S3's notification of an object that is there. */
  | 'lost_notification'
  /** The message that would have had the film submitted, or its expired lease looked behind. */
  | 'lost_message'
  /** What a job tells of itself. */
  | 'lost_event'
  | 'lost_announcement'
  /** A film that had been in its status for too long: it failed. */
  | 'time_up'
  /** A job that no film waits for: it was canceled. */
  | 'surplus_job';

/** Counts a repair and says in the log which it was. */
export function countRepair(
  { metrics, log }: Pick<SweepDesk, 'metrics' | 'log'>,
  repair: Repair,
  film: string,
): void {
  metrics.count(METRIC.repaired);
  log(JSON.stringify({ level: 'warn', code: 'repaired', repair, film }));
}
