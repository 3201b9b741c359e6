/** A fault whose message names nothing of the request or the key, so that it may stand in CloudFormation's events. */
export class SigningKeyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SigningKeyError';
  }
}
