import { decide } from './decide';
import { messageDueAt } from './message-due-at';
import { type NextStep, nextStep } from './next-step';
import type { VideoRecord } from './record';

type SweepStep = Exclude<NextStep, { readonly do: 'wait' | 'probe' | 'take_lease' | 'create_job' }>;

/** What the sweep does for a film. It never submits a job itself, nor takes a lease. */
export type ReconcileStep =
  | SweepStep
  /** Decide on `time_up`. */
  | { readonly do: 'fail' }
  /** Its message seems lost: send start-transcode a new one, then decide on `sent_again`. */
  | { readonly do: 'submit' };

/** Nobody holds a lease under this name. */
const NOBODY = '';

/**
 * What the sweep does for a film: one decision for uploads without a job, expired leases, jobs without an event and
 * statuses that have lasted too long.
 *
 * @param now milliseconds since the epoch
 */
export function reconcileStep(record: VideoRecord, now: number): ReconcileStep {
  if (decide(record, { kind: 'time_up' }, now).kind === 'write') return { do: 'fail' };
  switch (record.status) {
    case 'uploaded':
    case 'submitting':
      return now >= messageDueAt(record) ? { do: 'submit' } : { do: 'nothing' };
    case 'uploading':
    case 'transcoding':
    case 'ready':
    case 'failed':
    case 'deleting': {
      const step = nextStep(record, NOBODY, now);
      return isForTheSweep(step) ? step : { do: 'nothing' };
    }
  }
}

function isForTheSweep(step: NextStep): step is SweepStep {
  return !['wait', 'probe', 'take_lease', 'create_job'].includes(step.do);
}
