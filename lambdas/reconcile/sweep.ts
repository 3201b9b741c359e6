import { METRIC } from '../../core/contract';
import { errorReason } from '../_shared/error-reason';
import { listWork } from './list-work';
import { shuffled } from './shuffled';
import type { SweepDesk } from './sweep-desk';
import { SweepError } from './sweep-error';
import { sweepFilm } from './sweep-film';
import { workThrough } from './work-through';

/** Films that are worked on at once. */
const AT_ONCE = 8;

interface Turn {
  /** Whether there is time to begin with another film, or with another thousand objects of a deleted one. */
  readonly hasTime: () => boolean;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

/**
 * Mends every film with something left to do, and every film with a job of the last day on the stack's own queue. An
 * error ends the work on its own film and no other.
 *
 * @throws SweepError at the end, when a list could not be read to its end or not one film could be worked on
 */
export async function sweep(desk: SweepDesk, { hasTime, random }: Turn): Promise<void> {
  const logFault = (at: object, error: unknown) =>
    desk.log(JSON.stringify({ level: 'error', code: 'sweep_fault', ...at, reason: errorReason(error) }));
  const { films, faults } = await listWork(desk);
  for (const { list, error } of faults) logFault({ list }, error);

  let failed = 0;
  const order = shuffled([...films], random);
  const left = await workThrough(order, { atOnce: AT_ONCE, hasTime }, async ([film, jobs]) => {
    try {
      await sweepFilm(desk, film, { jobs, hasTime });
    } catch (error) {
      logFault({ film }, error);
      failed += 1;
    }
  });
  const swept = films.size - left - failed;
  desk.log(JSON.stringify({ level: 'info', code: 'swept', swept, failed, left }));
  if (failed > 0) desk.metrics.count(METRIC.filmNotSwept);
  if (faults.length > 0) throw new SweepError('a list could not be read to its end');
  if (failed > 0 && swept === 0) throw new SweepError('not one film could be worked on');
}
