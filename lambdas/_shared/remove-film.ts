import { nextStep } from '../../core/video/next-step';
import type { DeletingVideo } from '../../core/video/record';
import type { AskingDesk } from './ask-job';
import { type EmptyingDesk, emptyFilm } from './empty-film';
import { endJob } from './end-job';
import { type LookUpDesk, lookUpFilm } from './look-up-film';

/** What a film is removed with. */
export interface RemovalDesk extends LookUpDesk, AskingDesk, EmptyingDesk {
  readonly catalogue: LookUpDesk['catalogue'];
  readonly bucket: LookUpDesk['bucket'];
  readonly mediaConvert: LookUpDesk['mediaConvert'] & AskingDesk['mediaConvert'];
}

/** Who looks up; never the holder of a lease, since a deleted film asks for no job any more. */
const REMOVER = 'remover';

/** More steps than the longest way takes: a job found, canceled, asked for, and the film emptied. */
const STEPS_MAX = 8;

/**
 * Takes the removal of a deleted film as far as it goes at the moment: ends its job, then removes its objects and its
 * record. It stops where a job is not over yet, or where it is too early to know whether there is one.
 *
 * @param hasTime whether there is time for another thousand objects
 * @returns whether the film is gone
 * @throws whatever the adapters throw; it may be called again at any time
 */
export async function removeFilm(
  desk: RemovalDesk,
  id: string,
  hasTime: () => boolean = () => true,
): Promise<boolean> {
  for (let steps = 0; steps < STEPS_MAX; steps += 1) {
    const record = await desk.catalogue.read(id);
    if (record === undefined) return true;
    if (record.status !== 'deleting' || !(await takeStep(desk, record, hasTime))) return false;
  }
  return false;
}

/** Whether the record has changed or gone, so that there may be more to do at once. */
async function takeStep(desk: RemovalDesk, film: DeletingVideo, hasTime: () => boolean): Promise<boolean> {
  const step = nextStep(film, REMOVER, desk.now());
  switch (step.do) {
    case 'look_up': {
      const found = await lookUpFilm(desk, film, REMOVER);
      return found.some(({ decision }) => decision.kind === 'write');
    }
    case 'cancel_job':
      return (await endJob(desk, film, step.jobId)).decision.kind === 'write';
    case 'empty':
      return (await emptyFilm(desk, film, hasTime))?.decision.kind === 'remove';
    default:
      return false;
  }
}
