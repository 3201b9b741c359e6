import { Duration } from 'aws-cdk-lib';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** How often a message may be received, and for how long each time. */
export interface Work {
  /** Where a message goes that was received too often. */
  readonly deadLetters: PrivateQueue;
  /** Receives before that. */
  readonly maxReceives: number;
  /** For how long a message that was received is hidden from everyone else. */
  readonly visibility: Duration;
}

/** A queue for TLS only, encrypted by SQS, that keeps what nobody fetches for as long as SQS can. */
export class PrivateQueue extends Queue {
  /** @param work without it the queue is one that messages end in */
  constructor(scope: Construct, id: string, work?: Work) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      ...(work !== undefined && {
        visibilityTimeout: work.visibility,
        deadLetterQueue: { queue: work.deadLetters.asInterface, maxReceiveCount: work.maxReceives },
      }),
    });
  }

  /** The queue for props that take an IQueue: under exactOptionalPropertyTypes no CDK queue is one. */
  get asInterface(): IQueue {
    return this as IQueue;
  }
}
