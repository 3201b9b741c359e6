/** Settings that cannot be deployed; the message lists every fault, one to a line where there are several. */
export class SettingsError extends Error {
  constructor(faults: readonly string[]) {
    const [first] = faults;
    super(
      faults.length === 1
        ? `The settings have a fault: ${first}`
        : [`The settings have ${faults.length} faults:`, ...faults].join('\n  - '),
    );
    this.name = 'SettingsError';
  }
}
