/** An error of ours: its message is made of our own words, codes and film ids, so that it may stand in a log. */
export class LoggableError extends Error {
  /** @param name the error's name, as a log has it */
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}
