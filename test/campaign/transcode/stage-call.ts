import type { ServiceCall } from '../../../local/services/calls';

/** The pipeline's functions, as the campaign calls them. */
export const FUNCTIONS = ['start', 'finish', 'reconcile'] as const;

export type FunctionName = (typeof FUNCTIONS)[number];

/** Parts of the logical ids that the functions and their roles have in the template. */
const LOGICAL_NAMES: Readonly<Record<FunctionName, string>> = {
  start: 'TranscodeStartTranscode',
  finish: 'TranscodeFinishTranscode',
  reconcile: 'TranscodeReconcile',
};

/** What Lambda's poller does under the role of the function that it calls. */
const POLLING: readonly string[] = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];

/** Stands in the name of every dead-letter queue. */
const DEAD_LETTERS = 'DeadLetters';

/** A call of an AWS API by somebody whom the campaign may disturb. */
export interface StageCall {
  /** A function, or S3 that tells its queue of an object. */
  readonly by: FunctionName | 's3';
  readonly service: string;
  readonly operation: string;
}

/** Whose call it is; undefined for one that is no SDK call of the pipeline, nor a notification. */
export function stageCall({ principal, service, operation, asked }: ServiceCall): StageCall | undefined {
  if (principal?.kind === 'service' && principal.name === 's3.amazonaws.com') {
    return { by: 's3', service, operation };
  }
  if (principal?.kind !== 'role' || POLLING.includes(operation)) return undefined;
  // Lambda itself puts there, in the name of the role, what a function has failed on.
  if (asked.some(({ resource }) => resource.includes(DEAD_LETTERS))) return undefined;
  const by = functionOf(principal.arn);
  return by && { by, service, operation };
}

/** The function whose ARN, or whose role's ARN, this is. */
export function functionOf(arn: string): FunctionName | undefined {
  return FUNCTIONS.find(name => arn.includes(LOGICAL_NAMES[name]));
}
