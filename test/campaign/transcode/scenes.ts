import { jobHidden } from './families/by-hiding';
import { ANSWER_LOST, failing } from './fates';
import { once } from './once';
import type { Scenario } from './scenario';
import type { StageCall } from './stage-call';
import { toldStatus } from './told-status';

const MINUTE = 60_000;

/** What S3's queue answers as long as it takes nothing. */
const QUEUE_DOWN = failing(503, 'ServiceUnavailable');

/** A way on which workers are ended, call by call. */
export interface Scene extends Scenario {
  /** Calls at which they are. Default: every call of a function. */
  readonly endsAt?: (call: StageCall) => boolean;
}

const bySweep = ({ by }: StageCall): boolean => by === 'reconcile';

/** Ways of a film on which every function comes to every call that it makes of the pipeline. */
export const SCENES: readonly Scene[] = [
  { name: 'a film' },
  {
    name: 'a job that MediaConvert fails twice',
    disturb: () => ({ job: { errorCode: () => 1999 } }),
    expected: { failure: 'transcoder_fault' },
  },
  {
    name: 'a source that is no film',
    disturb: () => ({ probed: { container: { tracks: [] } } }),
    expected: { failure: 'source_unreadable' },
  },
  {
    name: 'CreateJob without an answer, and a job that tells nothing before its end',
    endsAt: ({ by }) => by !== 'finish',
    disturb: () => ({
      job: { takes: 3 * MINUTE },
      onCall: once(({ operation }) => operation === 'CreateJob', ANSWER_LOST, ANSWER_LOST, ANSWER_LOST),
      onEvent: event => (toldStatus(event) === 'STATUS_UPDATE' ? [] : undefined),
    }),
  },
  {
    name: 'an upload that nobody tells of for half an hour',
    endsAt: bySweep,
    disturb(stage) {
      const until = stage.clock.now() + 31 * MINUTE;
      return { onCall: ({ by }) => (by === 's3' && stage.clock.now() < until ? QUEUE_DOWN : undefined) };
    },
  },
  {
    ...jobHidden(10, 30, { secondJob: 'canceled' }),
    endsAt: ({ operation }) => operation === 'CancelJob',
  },
  { name: 'a job whose events are lost', endsAt: bySweep, disturb: () => ({ onEvent: () => [] }) },
];
