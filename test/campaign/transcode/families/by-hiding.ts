import type { Disturbance } from '../disturbance';
import { ANSWER_LOST } from '../fates';
import { once } from '../once';
import type { Expectation, Scenario } from '../scenario';
import { toldStatus } from '../told-status';

const MINUTE = 60_000;

/** Until the look-up that is believed: the lease, and the grace. */
const WITHIN = [1, 3, 5, 6];
const BEYOND = [8, 10, 15, 30];

/** A job that CreateJob does not answer with, that tells nothing of itself, and that look-ups do not see for a time. */
export function byHiding(): readonly Scenario[] {
  return [
    ...WITHIN.map(minutes => jobHidden(minutes, 20)),
    ...WITHIN.map(minutes => jobHidden(minutes, 0.5)),
    ...BEYOND.map(minutes => jobHidden(minutes, minutes + 20, { secondJob: 'canceled' })),
    ...BEYOND.map(minutes => jobHidden(minutes, 0.5, { secondJob: 'complete' })),
  ];
}

/** @param takes minutes until it ends */
export function jobHidden(minutes: number, takes: number, expected: Expectation = {}): Scenario {
  return {
    name: `a job of ${takes} min that nobody can see for ${minutes} min`,
    disturb: (): Disturbance => ({
      hiddenFor: minutes * MINUTE,
      job: { takes: takes * MINUTE },
      // Each further call of the first lease would bring the same job again.
      onCall: once(({ operation }) => operation === 'CreateJob', ANSWER_LOST, ANSWER_LOST, ANSWER_LOST),
      onEvent: event => (toldStatus(event) === undefined ? undefined : []),
    }),
    expected,
  };
}
