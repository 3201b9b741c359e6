import type { CallFate } from '../../../../local/services/calls';
import type { Disturbance } from '../disturbance';
import { ANSWER_LOST, failing, failingAfter, LOST } from '../fates';
import { once } from '../once';
import type { Expectation, Scenario } from '../scenario';
import type { StageCall } from '../stage-call';
import { toldStatus } from '../told-status';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const THROTTLED = failing(429, 'TooManyRequestsException');
const FAULT = failing(500, 'InternalServerErrorException');

/** What the first calls of CreateJob meet. */
const FATES: Readonly<Record<string, readonly CallFate[]>> = {
  'is lost': [LOST],
  'is lost three times': [LOST, LOST, LOST],
  'gets no answer': [ANSWER_LOST],
  'gets no answer twice': [ANSWER_LOST, ANSWER_LOST],
  'gets no answer six times': Array(6).fill(ANSWER_LOST),
  'gets no answer, and then 429': [ANSWER_LOST, THROTTLED, THROTTLED],
  'answers 500 without a job': [FAULT],
  'answers 500 after having made the job': [failingAfter(500, 'InternalServerErrorException')],
  'answers 500 after having made the job, and then 429': [
    failingAfter(500, 'InternalServerErrorException'),
    THROTTLED,
  ],
  'answers 500 after having made the job, and then 429 for minutes': [
    failingAfter(500, 'InternalServerErrorException'),
    ...Array(8).fill(THROTTLED),
  ],
  'gets no answer, and then 429 for minutes': [ANSWER_LOST, ...Array(8).fill(THROTTLED)],
  'answers 503 five times': Array(5).fill(failing(503, 'ServiceUnavailableException')),
  'answers 408 after having made the job': [failingAfter(408, 'RequestTimeoutException')],
  'answers 409': [failing(409, 'ConflictException')],
  'answers 409 after having made the job': [failingAfter(409, 'ConflictException')],
  'answers 429': [THROTTLED],
  'answers 403 three times': Array(3).fill(failing(403, 'ForbiddenException')),
};

const isCreateJob = ({ operation }: StageCall): boolean => operation === 'CreateJob';

/** What CreateJob can answer, or not. */
export function bySubmission(): readonly Scenario[] {
  const refused = failing(400, 'BadRequestException');
  return [
    ...Object.entries(FATES).flatMap(([what, fates]) => [
      {
        name: `CreateJob ${what}`,
        disturb: () => ({ onCall: once(isCreateJob, ...fates) }),
      },
      {
        name: `CreateJob ${what}, and its job tells nothing before its end`,
        disturb: (): Disturbance => ({
          job: { takes: 20 * MINUTE },
          onCall: once(isCreateJob, ...fates),
          onEvent: event => (toldStatus(event) === 'STATUS_UPDATE' ? [] : undefined),
        }),
      },
    ]),
    {
      name: 'CreateJob refuses the settings',
      disturb: () => ({ onCall: once(isCreateJob, refused) }),
      expected: { failure: 'job_refused' },
    },
    throttledFor(1),
    throttledFor(25, { failure: 'not_submitted' }),
  ];
}

function throttledFor(hours: number, expected: Expectation = {}): Scenario {
  return {
    name: `CreateJob answers 429 for ${hours} h`,
    disturb({ clock }) {
      const until = clock.now() + hours * HOUR;
      return { onCall: call => (isCreateJob(call) && clock.now() < until ? THROTTLED : undefined) };
    },
    expected,
  };
}
