import type { BusEvent } from '../../../../local/services/event-bridge/bus-event';
import type { JobScript } from '../disturbance';
import { type HoldingScript, heldBack, replacing } from '../event-desk';
import type { Expectation, Scenario } from '../scenario';
import { shuffled } from '../shuffled';
import { toldStatus } from '../told-status';

const HOUR = 3_600_000;

interface Course {
  readonly what: string;
  readonly job: () => JobScript;
  readonly expected: Expectation;
}

/** How a film's jobs end, and so which events there are. */
const COURSES: readonly Course[] = [
  { what: 'a film', job: () => ({}), expected: {} },
  {
    what: 'a job that MediaConvert fails once',
    job() {
      const left = [1999];
      return { errorCode: () => left.shift() };
    },
    expected: {},
  },
  {
    what: 'a job that cannot open its source',
    job: () => ({ errorCode: () => 1010 }),
    expected: { failure: 'source_unreadable' },
  },
];

const thrice = (events: readonly BusEvent[]) => [...events, ...events, ...events];

/** What becomes of MediaConvert's events on their way. */
export function byEvent(): readonly Scenario[] {
  return COURSES.flatMap(course => [
    ...[1, 2, 3, 4].map(seed =>
      held(course, `thrice, shuffled by ${seed}`, { order: kept => shuffled(thrice(kept), seed) }),
    ),
    ...[5, 6].map(seed =>
      held(course, `thrice, shuffled by ${seed}, one by one`, {
        apart: 5_000,
        order: kept => shuffled(thrice(kept), seed),
      }),
    ),
    held(course, 'in reversed order', { apart: 5_000, order: kept => kept.toReversed() }),
    held(course, 'ten minutes late', { after: HOUR / 6, order: kept => kept }),
    held(course, 'when the sweep has asked for them', { after: 2 * HOUR, order: kept => kept }),
    told(course, 'twice', event => [event, event]),
    told(course, 'never', () => []),
    told(course, 'of progress only', event => (toldStatus(event) === 'STATUS_UPDATE' ? [event] : [])),
    told(course, 'of the end only', event => (toldStatus(event) === 'STATUS_UPDATE' ? [] : [event])),
  ]);
}

function held(course: Course, how: string, script: HoldingScript): Scenario {
  const { what, job, expected } = course;
  return {
    name: `${what} whose events come ${how}`,
    disturb: stage => ({ ...heldBack(stage, script), job: job() }),
    expected,
  };
}

function told(course: Course, how: string, instead: (event: BusEvent) => readonly BusEvent[]): Scenario {
  const { what, job, expected } = course;
  return {
    name: `${what} whose jobs tell ${how}`,
    disturb: () => ({ onEvent: replacing(instead), job: job() }),
    expected,
  };
}
