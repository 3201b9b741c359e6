import { Duration, Stack } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct, type IDependable } from 'constructs';
import { TRANSCODE_ENV } from '../../core/contract';
import type { AppFunction } from './app-function';
import { PrivateQueue } from './private-queue';

/** Receives after which a message is one that the code cannot understand. */
const MAX_RECEIVES = 5;

/** Invocations at once: jobs wait for MediaConvert anyway, and its API takes few requests a second. */
const MAX_CONCURRENCY = 2;

export interface UploadQueueProps {
  /** The function that works through the queue. */
  readonly worker: AppFunction;
}

/** What start-transcode works through: S3's notifications, and messages of ours about films with something left to do. */
export class UploadQueue extends Construct {
  /** Messages that start-transcode could not make sense of, however often. */
  readonly deadLetters: PrivateQueue;
  private readonly queue: PrivateQueue;

  constructor(scope: Construct, id: string, { worker }: UploadQueueProps) {
    super(scope, id);
    this.deadLetters = new PrivateQueue(this, 'DeadLetters');
    this.queue = new PrivateQueue(this, 'Queue', {
      deadLetters: this.deadLetters,
      maxReceives: MAX_RECEIVES,
      // Lambda developer guide, "Using Lambda with Amazon SQS": six times the function's timeout.
      visibility: Duration.seconds(6 * worker.timeout.toSeconds()),
    });
    worker.allow(
      new PolicyStatement({
        actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
        resources: [this.queue.queueArn],
      }),
    );
    new EventSourceMapping(this, 'Worker', {
      target: worker.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: 1,
      reportBatchItemFailures: true,
      maxConcurrency: MAX_CONCURRENCY,
    });
  }

  /**
   * Lets S3 put notifications of this account's buckets here.
   *
   * The policy does not name the bucket, which comes after it: S3 tries the queue when a bucket is told of it.
   *
   * @returns the queue's ARN, and what must stand before S3 is told of it
   */
  acceptNotifications(): { arn: string; policy: IDependable } {
    const { statementAdded, policyDependable } = this.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (!statementAdded || policyDependable === undefined) throw new TypeError('the queue takes no policy');
    return { arn: this.queue.queueArn, policy: policyDependable };
  }

  /** How long the oldest message has been waiting, in seconds. */
  oldestMessage(period: Duration): IMetric {
    return this.queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' });
  }

  /** Lets the function put films here, and tells it where. */
  grantSend(sender: AppFunction): void {
    sender.allow(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] }));
    sender.configure({ [TRANSCODE_ENV.uploadQueueUrl]: this.queue.queueUrl });
  }
}
