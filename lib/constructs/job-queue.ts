import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnQueue } from 'aws-cdk-lib/aws-mediaconvert';
import { Construct } from 'constructs';
import { TRANSCODE_ENV } from '../../core/contract';
import { acknowledge } from './acknowledge';
import type { AppFunction } from './app-function';

const UNLIMITED = {
  'AwsSolutions-IAM5[Resource::*]': 'Probe knows no resources, and reads with the rights of its caller.',
};

const JOBS = {
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:mediaconvert:<AWS::Region>:<AWS::AccountId>:jobs/*]':
    'A job has its id from MediaConvert, and no ARN of a job names its queue.',
};

/**
 * The stack's own MediaConvert queue: its jobs are ours and no one else's, so that a list of them is one that a lost job
 * is found in. What an action may be limited to is from the Service Authorization Reference, "AWS Elemental MediaConvert".
 */
export class JobQueue extends Construct {
  /** Stands in the events of every job of ours. */
  readonly arn: string;
  private readonly jobs: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const queue = new CfnQueue(this, 'Queue', {
      description: `Films of ${Stack.of(this).stackName}.`,
      pricingPlan: 'ON_DEMAND',
      status: 'ACTIVE',
    });
    this.arn = queue.attrArn;
    this.jobs = Stack.of(this).formatArn({ service: 'mediaconvert', resource: 'jobs', resourceName: '*' });
  }

  /** Lets the function probe sources and ask for jobs in this queue. */
  grantSubmit(submitter: AppFunction): void {
    this.allow(submitter, ['mediaconvert:CreateJob'], this.arn);
    this.allow(submitter, ['mediaconvert:Probe'], '*');
    acknowledge(submitter, UNLIMITED);
  }

  /** Tells the function which queue is ours. */
  identifyTo(user: AppFunction): void {
    user.configure({ [TRANSCODE_ENV.jobQueueArn]: this.arn });
  }

  /** Lets the function find the jobs of this queue, by their time and by their input. */
  grantLookUp(reader: AppFunction): void {
    this.allow(reader, ['mediaconvert:ListJobs', 'mediaconvert:SearchJobs'], this.arn);
  }

  /** Lets the function ask for a job by its id. */
  grantAsk(reader: AppFunction): void {
    this.allowJobs(reader, 'mediaconvert:GetJob');
  }

  /** Lets the function end a job. */
  grantCancel(canceller: AppFunction): void {
    this.allowJobs(canceller, 'mediaconvert:CancelJob');
  }

  private allowJobs(user: AppFunction, action: string): void {
    this.allow(user, [action], this.jobs);
    acknowledge(user, JOBS);
  }

  private allow(user: AppFunction, actions: string[], resource: string): void {
    user.allow(new PolicyStatement({ actions, resources: [resource] }));
  }
}
