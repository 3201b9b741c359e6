/** What Lambda's Invoke answers with `X-Amz-Function-Error` when an invocation did not come to its end. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  /** Name of the error that the handler threw, or a runtime's own (`Sandbox.Timedout`, `Runtime.ExitError`, …). */
  readonly errorType: string;

  constructor(errorType: string, errorMessage: string) {
    super(errorMessage);
    this.errorType = errorType;
  }
}
