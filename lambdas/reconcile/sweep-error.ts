import { LoggableError } from '../_shared/loggable-error';

/** A sweep that somebody must hear of. */
export class SweepError extends LoggableError {
  constructor(fault: string) {
    super('SweepError', `the sweep failed: ${fault}`);
  }
}
