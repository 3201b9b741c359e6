/** A refusal as an AWS API words it. The message repeats nothing of what the caller sent but names. */
export class ApiError extends Error {
  /** HTTP status. */
  readonly status: number;
  /** The API's own name for the error, such as `ResourceNotFoundException`. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
  }
}
