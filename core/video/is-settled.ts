import { nextStep } from './next-step';
import type { VideoRecord } from './record';

/** Nobody holds a lease under this name. */
const NOBODY = '';

/** Whether nothing is left to do for the film, now or later, until somebody asks for something. */
export function isSettled(record: VideoRecord): boolean {
  return nextStep(record, NOBODY, Number.POSITIVE_INFINITY).do === 'nothing';
}
