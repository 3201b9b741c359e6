import type { CallFate } from '../../../local/services/calls';
import type { Disturbance } from './disturbance';
import type { StageCall } from './stage-call';

/** Gives the first calls that fit these fates, one each, and leaves all others alone. */
export function once(
  fits: (call: StageCall) => boolean,
  ...fates: readonly CallFate[]
): NonNullable<Disturbance['onCall']> {
  const left = [...fates];
  return call => (fits(call) ? left.shift() : undefined);
}
