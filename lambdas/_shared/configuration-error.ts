import { LoggableError } from './loggable-error';

/** The environment of a function is not what the stack sets. Holds names and rules, never a value, so it may be logged. */
export class ConfigurationError extends LoggableError {
  constructor(faults: readonly string[]) {
    super('ConfigurationError', `environment: ${faults.join('; ')}`);
  }
}
