/** An error of CreateJob as the adapter saw it. */
export interface CreateJobError {
  /** HTTP status; undefined where no answer came. */
  readonly status: number | undefined;
  /** The error's name, such as `TooManyRequestsException`. */
  readonly name: string | undefined;
}

/**
 * What a failed CreateJob says about the job: `not_made` and another try makes sense, `refused` and none does, or
 * `unknown`. A conflict counts as unknown, because the other party to it may be a job with the same token.
 */
export function createJobOutcome({ status, name }: CreateJobError): 'not_made' | 'refused' | 'unknown' {
  if (status === undefined || status < 400 || status >= 500) return 'unknown';
  if (status === 408 || status === 409) return 'unknown';
  return status === 400 && name === 'BadRequestException' ? 'refused' : 'not_made';
}
