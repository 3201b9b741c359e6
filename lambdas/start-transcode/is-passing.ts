import { AwsError } from '../_shared/aws-error';

/** MediaConvert's throttles are low, and its troubles are not the message's. */
const OPERATIONS: ReadonlySet<string> = new Set(['Probe', 'ListJobs', 'SearchJobs', 'CancelJob']);

/** Whether MediaConvert has not answered a call that may be made again later: no answer, 408, 429, 5xx. */
export function isPassing(error: unknown): error is AwsError {
  if (!(error instanceof AwsError) || !OPERATIONS.has(error.operation)) return false;
  const { status } = error;
  return status === undefined || status === 408 || status === 429 || status >= 500;
}
