import type { NextStep } from '../../core/video/next-step';
import type { VideoRecord } from '../../core/video/record';
import { announceFilm } from '../_shared/announce-film';
import { lookUpFilm } from '../_shared/look-up-film';
import { takeFact } from '../_shared/take-fact';
import { probeSource } from './probe-source';
import type { StartDesk, Worker } from './start-desk';
import { submitJob } from './submit-job';
import type { Taken } from './taken';

interface Task {
  /** As it was read for this step. */
  readonly record: VideoRecord;
  readonly step: Exclude<NextStep, { readonly do: 'wait' }>;
  readonly worker: Worker;
}

/** Does what is next for a film; what belongs to the sweep is left to it. */
export async function takeStep(desk: StartDesk, { record, step, worker }: Task): Promise<Taken> {
  switch (step.do) {
    case 'probe':
      if (record.status === 'uploaded') await probeSource(desk, record, worker);
      return { next: 'go_on' };
    case 'take_lease':
      await takeFact(desk, record.id, { kind: 'lease_wanted', worker: worker.name });
      return { next: 'go_on' };
    case 'create_job':
      return record.status === 'submitting' ? submitJob(desk, record, worker) : { next: 'go_on' };
    case 'look_up':
      await lookUpFilm(desk, record, worker.name);
      return { next: 'go_on' };
    case 'announce':
      if (record.status === 'ready' || record.status === 'failed') await announceFilm(desk, record);
      return { next: 'go_on' };
    case 'nothing':
    case 'find_source':
    case 'ask_job':
    case 'cancel_job':
    case 'empty':
      return { next: 'stop' };
  }
}
