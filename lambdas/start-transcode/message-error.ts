import { LoggableError } from '../_shared/loggable-error';

/** A message that this function cannot understand. Names what is wrong and quotes nothing. */
export class MessageError extends LoggableError {
  constructor(fault: string) {
    super('MessageError', `message: ${fault}`);
  }
}
