import { METRIC } from '../../core/contract';
import type { Decision, Surplus } from '../../core/video/decision';
import type { Fact } from '../../core/video/fact';
import type { Catalogue } from './catalogue';
import type { MediaConvert } from './media-convert';
import type { Metrics } from './metrics';
import { type Recorded, recordFact } from './record-fact';

/** What a decision is carried out with. */
export interface Desk {
  readonly catalogue: Pick<Catalogue, 'read' | 'store'>;
  readonly mediaConvert: Pick<MediaConvert, 'cancelJob'>;
  readonly metrics: Metrics;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * Decides on a fact and carries the decision out, all of it: the record is stored, a film that became ready or failed
 * is counted, a second job is counted once, and a surplus job is canceled.
 *
 * @param id the film's id
 * @throws whatever the adapters throw; the same fact may then be taken again
 */
export async function takeFact(desk: Desk, id: string, fact: Fact): Promise<Recorded> {
  const recorded = await recordFact(desk.catalogue, id, fact, desk.now);
  const { decision } = recorded;
  if (decision.kind === 'write') countEnd(desk.metrics, decision);
  if (decision.kind === 'surplus') await dispose(desk, id, decision);
  return recorded;
}

/** A second job is counted before that is written down, and canceled in between: what ends halfway is done again. */
async function dispose(desk: Desk, id: string, { jobId, cancel, why }: Surplus): Promise<void> {
  if (why === 'second_job') desk.metrics.count(METRIC.secondJob);
  if (cancel) await desk.mediaConvert.cancelJob(jobId);
  if (why === 'second_job') {
    await recordFact(desk.catalogue, id, { kind: 'second_job_counted', jobId }, desk.now);
  }
}

/** Whether a decision moved the film to another status. */
export function hasMoved(decision: Decision): boolean {
  if (decision.kind !== 'write') return false;
  const { next, condition } = decision;
  return !condition.exists || condition.status !== next.status;
}

/** A film is counted by the write that moved it, so whatever is told twice counts once. */
function countEnd(metrics: Metrics, decision: Extract<Decision, { kind: 'write' }>): void {
  if (!hasMoved(decision)) return;
  const { status } = decision.next;
  if (status === 'ready') metrics.count(METRIC.ready);
  if (status === 'failed') metrics.count(METRIC.failed);
}
