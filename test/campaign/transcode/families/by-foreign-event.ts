import type { BusEvent } from '../../../../local/services/event-bridge/bus-event';
import { replacing } from '../event-desk';
import type { DeadLetterQueue } from '../pipeline-queues';
import type { Scenario } from '../scenario';
import { toldStatus } from '../told-status';

const STATUSES = ['STATUS_UPDATE', 'COMPLETE', 'ERROR', 'CANCELED'];

const UNKNOWN_FILM = 'AAAAAAAAAAAAAAAAAAAAAA';

/** How an event that is not of the film's job differs from one that is. */
const FOREIGN: Readonly<Record<string, Record<string, unknown>>> = {
  'another queue': { queue: 'arn:aws:mediaconvert:eu-central-1:000000000000:queues/another' },
  'a film that nobody knows': {
    jobId: '1-foreign',
    userMetadata: { video: UNKNOWN_FILM, run: 'r', submission: 's' },
  },
};

/** Events of jobs that are none of this film's, between those that are. */
export function byForeignEvent(): readonly Scenario[] {
  const foreign = Object.entries(FOREIGN).flatMap(([whose, changes]) =>
    STATUSES.map(status => between(`${status} of ${whose}`, { ...changes, status })),
  );
  return [
    ...foreign,
    between('a job that does not say which film it is for', { userMetadata: {} }, ['jobEventsDead']),
    between('a job whose metadata are another stack’s', { userMetadata: { film: '7' } }, ['jobEventsDead']),
  ];
}

function between(
  what: string,
  changes: Record<string, unknown>,
  deadLetters: readonly DeadLetterQueue[] = [],
): Scenario {
  return {
    name: `events of ${what}, before and after each of the film’s`,
    disturb: () => ({
      onEvent: replacing(event => {
        const other = { ...event, detail: { ...detailOf(event), errorCode: 1999, ...changes } };
        return toldStatus(event) === 'STATUS_UPDATE' ? [other, event] : [other, event, other];
      }),
    }),
    expected: { deadLetters },
  };
}

function detailOf({ detail }: BusEvent): object {
  return typeof detail === 'object' && detail !== null ? detail : {};
}
