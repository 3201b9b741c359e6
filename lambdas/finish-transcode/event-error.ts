import { LoggableError } from '../_shared/loggable-error';

/** An event that cannot be understood. Names what is wrong and quotes nothing. */
export class EventError extends LoggableError {
  constructor(fault: string) {
    super('EventError', `event: ${fault}`);
  }
}
