import type { CallFate } from '../../../local/services/calls';

/** The call never arrives. */
export const LOST: CallFate = { kind: 'lose' };

/** The call is carried out, and nobody hears of it. */
export const ANSWER_LOST: CallFate = { kind: 'lose_answer' };

/** The call is answered with an error. */
export function failing(status: number, code: string): CallFate {
  return { kind: 'fail', status, code, carriedOut: false };
}

/** The call is carried out, and answered with an error all the same. */
export function failingAfter(status: number, code: string): CallFate {
  return { kind: 'fail', status, code, carriedOut: true };
}
