import type { FailureCode } from '../../../../core/video/failure';
import type { JobScript } from '../disturbance';
import type { Expectation, Scenario } from '../scenario';

/** Errors of MediaConvert that a second run is worth. */
const TRIED_AGAIN = [1550, 1999, 3450, 3451];

/** Others, each with what it means. */
const FINAL: readonly (readonly [number, FailureCode])[] = [
  [1010, 'source_unreadable'],
  [1030, 'unsupported_codec'],
  [1040, 'job_settings'],
  [1076, 'source_truncated'],
  [1401, 'access_denied'],
  [1404, 'source_missing'],
  [1432, 'role_unusable'],
  [3408, 'transcoder_fault'],
  [7777, 'transcoder_fault'],
];

/** The ways in which a job ends. */
export function byEndOfJob(): readonly Scenario[] {
  return [
    ...TRIED_AGAIN.map(code => ending(`by ${code} once`, () => failingWith([code]))),
    ending('by 1550 and then by 1010', () => failingWith([1550, 1010]), { failure: 'source_unreadable' }),
    ...FINAL.map(([code, failure]) => ending(`by ${code}`, () => failingWith([code]), { failure })),
    ending('with half of the film', () => ({ seconds: 3 }), { failure: 'source_truncated' }),
    ending('with nothing of the film', () => ({ seconds: 0 }), { failure: 'output_missing' }),
    ending('at once', () => ({ takes: 0 })),
  ];
}

function ending(how: string, job: () => JobScript, expected: Expectation = {}): Scenario {
  return { name: `a job ends ${how}`, disturb: () => ({ job: job() }), expected };
}

function failingWith(codes: readonly number[]): JobScript {
  const left = [...codes];
  return { errorCode: () => left.shift() };
}
