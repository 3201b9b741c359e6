import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface AppLogProps {
  /** Days for which the log is kept. */
  readonly logRetention: RetentionDays;
}

/** A log group with an end: without one of its own, a service makes a group that keeps everything for ever. */
export class AppLog extends Construct {
  readonly group: LogGroup;

  constructor(scope: Construct, id: string, props: AppLogProps) {
    super(scope, id);
    this.group = new LogGroup(this, 'Group', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  /** Writing into this log; the group's ARN covers its streams and no other group's. */
  writing(): PolicyStatement {
    return new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [this.group.logGroupArn],
    });
  }
}
