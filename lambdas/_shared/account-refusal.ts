import { LoggableError } from './loggable-error';

/**
 * The user pool refuses for a reason that may tell of an account: whether there is one, whether it is confirmed, whether a
 * code, a password or a token is right. Callers are told no more than that.
 */
export class AccountRefusal extends LoggableError {
  /** @param code Cognito's name of the error */
  constructor(operation: string, code: string) {
    super('AccountRefusal', `${operation} refused: ${code}`);
  }
}
