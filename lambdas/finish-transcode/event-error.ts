/** An event that is not one of MediaConvert's. Names what is wrong and quotes nothing, so it may be logged. */
export class EventError extends Error {
  constructor(fault: string) {
    super(`event: ${fault}`);
    this.name = 'EventError';
  }
}
