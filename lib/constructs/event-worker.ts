import type { Duration } from 'aws-cdk-lib';
import type { IRuleTarget } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import type { AppFunction } from './app-function';
import { PrivateQueue } from './private-queue';

/** Tries after the first, at one and at two minutes: Lambda takes no more for what it is called with asynchronously. */
const RETRIES = 2;

export interface EventWorkerProps {
  /** The function that takes the events. */
  readonly worker: AppFunction;
  /** For how long an event is worth delivering; six hours are the most that Lambda takes. */
  readonly maxEventAge: Duration;
}

/**
 * A function that EventBridge calls. That takes two steps, each of which can fail: EventBridge hands the event to Lambda,
 * and Lambda runs the function. What fails for good in either ends in one queue.
 */
export class EventWorker extends Construct {
  /** For a rule. */
  readonly target: IRuleTarget;
  /** Events that the function never got, or never got through with. */
  readonly deadLetters: PrivateQueue;

  constructor(scope: Construct, id: string, { worker, maxEventAge }: EventWorkerProps) {
    super(scope, id);
    this.deadLetters = new PrivateQueue(this, 'DeadLetters');
    acknowledge(this.deadLetters, {
      'AwsSolutions-SQS3': 'It is a dead-letter queue: of a rule and of a function, not of another queue.',
    });
    // Lambda puts what has failed here with the rights of the function.
    worker.allow(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queueArn] }),
    );
    new CfnEventInvokeConfig(this, 'Failures', {
      functionName: worker.lambda.functionName,
      qualifier: '$LATEST',
      maximumRetryAttempts: RETRIES,
      maximumEventAgeInSeconds: maxEventAge.toSeconds(),
      destinationConfig: { onFailure: { destination: this.deadLetters.queueArn } },
    });
    this.target = new LambdaFunction(worker.lambda, {
      deadLetterQueue: this.deadLetters.asInterface,
      maxEventAge,
    });
  }
}
