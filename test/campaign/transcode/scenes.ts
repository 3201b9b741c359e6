import { ANSWER_LOST, failing } from './fates';
import { once } from './once';
import type { Scenario } from './scenario';
import type { FunctionName } from './stage-call';
import { toldStatus } from './told-status';

const MINUTE = 60_000;

/** What S3's queue answers as long as it takes nothing. */
const QUEUE_DOWN = failing(503, 'ServiceUnavailable');

/** A way on which the workers of some functions are ended, call by call. */
export interface Scene extends Scenario {
  readonly ended: readonly FunctionName[];
}

/** Ways of a film on which every function comes to every call that it makes of the pipeline. */
export const SCENES: readonly Scene[] = [
  { name: 'a film', ended: ['start', 'finish', 'reconcile'] },
  {
    name: 'a job that MediaConvert fails twice',
    ended: ['start', 'finish', 'reconcile'],
    disturb: () => ({ job: { errorCode: () => 1999 } }),
    expected: { failure: 'transcoder_fault' },
  },
  {
    name: 'a source that is no film',
    ended: ['start', 'finish', 'reconcile'],
    disturb: () => ({ probed: { container: { tracks: [] } } }),
    expected: { failure: 'source_unreadable' },
  },
  {
    name: 'CreateJob without an answer, and a job that tells nothing before its end',
    ended: ['start', 'reconcile'],
    disturb: () => ({
      job: { takes: 3 * MINUTE },
      onCall: once(({ operation }) => operation === 'CreateJob', ANSWER_LOST, ANSWER_LOST, ANSWER_LOST),
      onEvent: event => (toldStatus(event) === 'STATUS_UPDATE' ? [] : undefined),
    }),
  },
  {
    name: 'an upload that nobody tells of for half an hour',
    ended: ['reconcile'],
    disturb(stage) {
      const until = stage.clock.now() + 31 * MINUTE;
      return { onCall: ({ by }) => (by === 's3' && stage.clock.now() < until ? QUEUE_DOWN : undefined) };
    },
  },
  { name: 'a job whose events are lost', ended: ['reconcile'], disturb: () => ({ onEvent: () => [] }) },
];
