import { LoggableError } from './loggable-error';

/** What is known of a call to AWS that failed; all of it is safe to log. */
interface AwsFailure {
  /** Name of the API operation, for example `GetObject`. */
  operation: string;
  /** HTTP status of the answer; absent when there was no answer. */
  status?: number;
  /** The service's error code, or `Timeout`, or `Network`. */
  code?: string;
  /** More of the reason, in words that are ours or name settings only. */
  detail?: string;
}

/** A call to AWS that failed. Neither message nor cause holds an ARN, a key or anything else of the request. */
export class AwsError extends LoggableError {
  readonly operation: string;
  readonly status?: number;
  readonly code?: string;
  readonly detail?: string;

  constructor({ operation, status, code, detail }: AwsFailure) {
    super(
      'AwsError',
      `${operation} failed: ${[status, code, detail].filter(part => part !== undefined).join(' ') || 'no reason given'}`,
    );
    this.operation = operation;
    if (status !== undefined) this.status = status;
    if (code !== undefined) this.code = code;
    if (detail !== undefined) this.detail = detail;
  }
}
