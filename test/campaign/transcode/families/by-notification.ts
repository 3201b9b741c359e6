import { ANSWER_LOST, failing, LOST } from '../fates';
import { once } from '../once';
import { pass } from '../pass';
import type { Scenario } from '../scenario';
import type { StageCall } from '../stage-call';

const MINUTE = 60_000;
const QUEUE_DOWN = failing(503, 'ServiceUnavailable');

const isNotification = ({ by }: StageCall): boolean => by === 's3';

/** What becomes of S3's notifications, and of sources that are put more than once. */
export function byNotification(): readonly Scenario[] {
  return [
    told('twice', () => ({ onCall: once(isNotification, ANSWER_LOST) })),
    told('four times', () => ({ onCall: once(isNotification, ANSWER_LOST, ANSWER_LOST, ANSWER_LOST) })),
    told('late', () => ({ onCall: once(isNotification, LOST, LOST, LOST, LOST) })),
    told('when the sweep has found it', ({ clock }) => {
      const until = clock.now() + 40 * MINUTE;
      return { onCall: call => (isNotification(call) && clock.now() < until ? QUEUE_DOWN : undefined) };
    }),
    overwritten('at once', 0),
    overwritten('while its job runs', 20_000),
    overwritten('when the film is ready', 10 * MINUTE),
    {
      ...overwritten('at once, and told of in the other order', 0),
      disturb: () => ({ onCall: once(isNotification, QUEUE_DOWN) }),
    },
    {
      ...overwritten('at once, and both told of twice', 0),
      disturb: () => ({ onCall: once(isNotification, ANSWER_LOST, ANSWER_LOST) }),
    },
    {
      ...overwritten('while its job runs, and told of twice', 20_000),
      disturb: () => ({ onCall: once(isNotification, ANSWER_LOST, ANSWER_LOST) }),
    },
  ];
}

function told(how: string, disturb: NonNullable<Scenario['disturb']>): Scenario {
  return { name: `an upload that is told of ${how}`, disturb };
}

function overwritten(when: string, after: number): Scenario {
  return {
    name: `a source that is overwritten ${when}`,
    async play(stage, film) {
      await stage.operator.upload(film);
      if (after > 0) await pass(stage, after);
      await stage.operator.upload(film, 'other bytes of a film');
    },
  };
}
