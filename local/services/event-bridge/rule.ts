import type { EventPattern } from './event-pattern';

/** A function that a rule sends events to. */
export interface RuleTarget {
  readonly functionArn: string;
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeSeconds: number;
  /** ARN of the queue that takes events which could not be delivered. */
  readonly deadLetterQueueArn?: string | undefined;
}

/** A rule: which events, or how often one of its own, and where to. */
export interface Rule {
  readonly arn: string;
  readonly pattern?: EventPattern | undefined;
  /** Milliseconds from one scheduled event to the next. */
  readonly every?: number | undefined;
  readonly targets: readonly RuleTarget[];
}
