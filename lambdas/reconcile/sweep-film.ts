import { byAdoption } from '../../core/video/job-order';
import { reconcileStep } from '../../core/video/reconcile-step';
import { followUp } from '../_shared/follow-up';
import { removeFilm } from '../_shared/remove-film';
import { hasMoved } from '../_shared/take-fact';
import { takeJob } from '../_shared/take-job';
import { countRepair } from './count-repair';
import { isStale } from './is-stale';
import type { ListedJob } from './list-work';
import type { SweepDesk } from './sweep-desk';
import { takeStep } from './take-step';

/** Steps for one film in one sweep: more than the longest way, from a lost job to a removed record, takes. */
const STEPS_MAX = 8;

interface Sweeping {
  /** The film's jobs of the last day. */
  readonly jobs: readonly ListedJob[];
  /** Whether there is time for another thousand objects of a deleted film. */
  readonly hasTime: () => boolean;
}

/**
 * Mends one film: first by what its jobs say, the one to adopt first, then step by step.
 *
 * @throws whatever the adapters throw; the next sweep goes on
 */
export async function sweepFilm(desk: SweepDesk, id: string, { jobs, hasTime }: Sweeping): Promise<void> {
  const wasStale = jobs.length > 0 && isStale(await desk.catalogue.read(id), desk.now());
  for (const job of byAdoption(jobs)) await hearJob(desk, job, wasStale);
  for (let steps = 0; steps < STEPS_MAX; steps += 1) {
    const record = await desk.catalogue.read(id);
    if (record === undefined) return;
    if (record.status === 'deleting') {
      await removeFilm(desk, id, hasTime);
      return;
    }
    if (!(await takeStep(desk, record, reconcileStep(record, desk.now())))) return;
  }
}

async function hearJob(desk: SweepDesk, job: ListedJob, wasStale: boolean): Promise<void> {
  const { decision, record } = await takeJob(desk, job, 'look_up');
  if (decision.kind === 'surplus' && decision.cancel) countRepair(desk, 'surplus_job', job.video);
  if (!hasMoved(decision)) return;
  if (wasStale) countRepair(desk, 'lost_event', job.video);
  await followUp(desk, record);
}
