import type { Disturbance } from '../campaign/transcode/disturbance';
import { jobHidden } from '../campaign/transcode/families/by-hiding';
import { ANSWER_LOST, failing } from '../campaign/transcode/fates';
import type { FaultStage } from '../campaign/transcode/fault-stage';
import { once } from '../campaign/transcode/once';
import type { Scenario } from '../campaign/transcode/scenario';
import { SCENES } from '../campaign/transcode/scenes';
import type { FunctionName, StageCall } from '../campaign/transcode/stage-call';

/** Milliseconds. */
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export const isCreateJob = ({ operation }: StageCall): boolean => operation === 'CreateJob';

/** Nobody hears of a job, from CreateJob or from events, and look-ups do not see it for so many minutes. */
export const hidden = (stage: FaultStage, minutes: number, takes: number): Disturbance =>
  jobHidden(minutes, takes).disturb?.(stage) ?? {};

/** One function cannot make a call, ever. */
export const without = (by: FunctionName, operation: string, job = {}): Disturbance => ({
  job,
  onCall: call =>
    call.by === by && call.operation === operation ? failing(500, 'InternalServerError') : undefined,
});

/**
 * Ways of films on which the pipeline's functions come to use every grant that they have.
 *
 * @param withCaptions plays a film that has captions before it is uploaded
 */
export const permissionScenarios = (withCaptions: NonNullable<Scenario['play']>): readonly Scenario[] => [
  ...SCENES,
  { name: 'captions, and every event', play: withCaptions },
  { name: 'captions, and no event', play: withCaptions, disturb: () => ({ onEvent: () => [] }) },
  {
    name: 'captions, and a job that a look-up finds complete',
    play: withCaptions,
    disturb: stage => hidden(stage, 1, 0.5),
  },
  {
    name: 'CreateJob answers 429',
    disturb: () => ({ onCall: once(isCreateJob, failing(429, 'TooManyRequestsException')) }),
  },
  {
    name: 'two jobs, neither of which can be seen before both are there',
    disturb: stage => ({
      ...hidden(stage, 0, 60),
      // Two leases, and three calls under each.
      get hiddenFor() {
        return stage.calls.filter(isCreateJob).length < 6 ? DAY : 0;
      },
      onCall: once(isCreateJob, ...Array(6).fill(ANSWER_LOST)),
    }),
    expected: { secondJob: 'canceled' },
  },
  {
    name: 'two jobs, whose events come late',
    disturb(stage) {
      const until = stage.clock.now() + 10 * MINUTE;
      return { ...hidden(stage, 8, 60), onEvent: () => (stage.clock.now() < until ? [] : undefined) };
    },
    expected: { secondJob: 'canceled' },
  },
  {
    name: 'finish-transcode cannot read the catalogue',
    disturb: () => without('finish', 'GetItem'),
    expected: { deadLetters: ['jobEventsDead'] },
  },
  {
    name: 'reconcile cannot list films',
    disturb: () => without('reconcile', 'Query', { takes: 20 * MINUTE }),
    expected: { deadLetters: ['sweepDead'] },
  },
];
