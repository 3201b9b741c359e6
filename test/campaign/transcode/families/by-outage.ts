import type { CallFate } from '../../../../local/services/calls';
import { failing, LOST } from '../fates';
import { DEAD_LETTERS } from '../pipeline-queues';
import type { Scenario } from '../scenario';

const MINUTE = 60_000;

const EVERY = 'every service';

const SERVICES = ['dynamodb', 's3', 'sqs', 'sns', 'mediaconvert', EVERY];

/** What every call of a function meets, and for how long: most outlast all that Lambda and SQS try by themselves. */
const OUTAGES: Readonly<Record<string, { readonly fate: CallFate; readonly lasts: number }>> = {
  'cannot be reached': { fate: LOST, lasts: 20 * MINUTE },
  'answers 503': { fate: failing(503, 'ServiceUnavailable'), lasts: 20 * MINUTE },
  // The SDK waits between its attempts, and that takes the machine's time.
  throttles: { fate: failing(429, 'ThrottlingException'), lasts: 8 * MINUTE },
  'denies everything': { fate: failing(403, 'AccessDeniedException'), lasts: 20 * MINUTE },
};

/** Services that fail every function for a while, one at a time and all at once. */
export function byOutage(): readonly Scenario[] {
  return SERVICES.flatMap(service =>
    Object.entries(OUTAGES).flatMap(([what, outage]) => [
      during(`${service} ${what} from before the upload`, { ...outage, service, from: 'upload' }),
      during(`${service} ${what} while the job runs`, { ...outage, service, from: 'job' }),
    ]),
  );
}

interface Outage {
  readonly service: string;
  readonly fate: CallFate;
  /** Milliseconds. */
  readonly lasts: number;
  readonly from: 'upload' | 'job';
}

function during(name: string, { service, fate, lasts, from }: Outage): Scenario {
  return {
    name,
    disturb({ clock }) {
      let since = from === 'upload' ? clock.now() : undefined;
      return {
        onCall(call) {
          // The clock stands still until the invocation that has called is over.
          if (call.operation === 'CreateJob') since ??= clock.now() + 1;
          const isOut = since !== undefined && clock.now() >= since && clock.now() < since + lasts;
          return isOut && (service === EVERY || call.service === service) ? fate : undefined;
        },
      };
    },
    // What was tried in vain for so long lies there; the sweep has made up for it.
    expected: { deadLetters: DEAD_LETTERS },
  };
}
