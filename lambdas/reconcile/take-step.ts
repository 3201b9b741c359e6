import type { ReconcileStep } from '../../core/video/reconcile-step';
import type { VideoRecord } from '../../core/video/record';
import { announceFilm } from '../_shared/announce-film';
import { askJob } from '../_shared/ask-job';
import { endJob } from '../_shared/end-job';
import { followUp } from '../_shared/follow-up';
import { lookUpFilm } from '../_shared/look-up-film';
import type { Recorded } from '../_shared/record-fact';
import { hasMoved, takeFact } from '../_shared/take-fact';
import { countRepair } from './count-repair';
import { findSource } from './find-source';
import { isStale } from './is-stale';
import type { SweepDesk } from './sweep-desk';

/** Who looks up; never the holder of a lease, since the sweep looks for films that ask for no job any more. */
const SWEEP = 'sweep';

/**
 * Does one step of the sweep.
 *
 * @param record the film as it was read for this step
 * @returns whether the record changed, so that there may be more to do at once
 * @throws whatever the adapters throw
 */
export async function takeStep(desk: SweepDesk, record: VideoRecord, step: ReconcileStep): Promise<boolean> {
  const { id } = record;
  switch (step.do) {
    case 'nothing':
    // What belongs to a deleted film is removed as a whole (`removeFilm`).
    case 'empty':
      return false;
    case 'fail': {
      // Where nothing ran for days, the upload has come and nobody has seen it.
      if (record.status === 'uploading' && (await findSource(desk, id))) return true;
      const recorded = await takeFact(desk, id, { kind: 'time_up' });
      if (!hasMoved(recorded.decision)) return false;
      countRepair(desk, 'time_up', id);
      await followUp(desk, recorded.record);
      return true;
    }
    case 'submit':
      await desk.uploadQueue.send({ video: id, retry: 0 }, 0);
      await takeFact(desk, id, { kind: 'sent_again' });
      countRepair(desk, 'lost_message', id);
      return false;
    case 'find_source':
      await findSource(desk, id);
      return false;
    case 'look_up':
      return (await lookUpFilm(desk, record, SWEEP)).some(hasChanged);
    case 'ask_job': {
      const recorded = await askJob(desk, record, step.jobId);
      if (recorded.decision.kind === 'write') await followUp(desk, recorded.record);
      if (hasMoved(recorded.decision)) countRepair(desk, 'lost_event', id);
      return hasChanged(recorded);
    }
    case 'cancel_job':
      return hasChanged(await endJob(desk, record, step.jobId));
    case 'announce': {
      if (record.status !== 'ready' && record.status !== 'failed') return false;
      const recorded = await announceFilm(desk, record);
      if (isStale(record, desk.now())) countRepair(desk, 'lost_announcement', id);
      return hasChanged(recorded);
    }
  }
}

function hasChanged({ decision }: Recorded): boolean {
  return decision.kind === 'write';
}
