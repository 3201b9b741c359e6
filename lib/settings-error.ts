/** Settings that cannot be deployed; the message lists every fault, one to a line. */
export class SettingsError extends Error {
  constructor(faults: readonly string[]) {
    const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
    super([`The settings have ${count}:`, ...faults].join('\n  - '));
    this.name = 'SettingsError';
  }
}
