/** The environment of a function is not what the stack sets. Holds names and rules, never a value, so it may be logged. */
export class ConfigurationError extends Error {
  constructor(faults: readonly string[]) {
    super(`environment: ${faults.join('; ')}`);
    this.name = 'ConfigurationError';
  }
}
