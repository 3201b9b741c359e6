import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { TRANSCODE_ENV } from '../../core/contract';
import type { AppFunction } from './app-function';
import type { MediaBucket } from './media-bucket';

const MEDIA_CONVERT = 'mediaconvert.amazonaws.com';

export interface JobRoleProps {
  /** Where sources are read and films are written. */
  readonly media: MediaBucket;
}

/** The role that MediaConvert takes for a job: it reads sources, writes films, and may do nothing else. */
export class JobRole extends Construct {
  private readonly role: Role;

  constructor(scope: Construct, id: string, { media }: JobRoleProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      // Without the condition another account's job could name this role (the confused deputy, IAM user guide).
      assumedBy: new ServicePrincipal(MEDIA_CONVERT, {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    media.grantTranscode(this.role);
  }

  /** Lets the function hand this role to MediaConvert, and names it. */
  grantPass(submitter: AppFunction): void {
    submitter.allow(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [this.role.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': MEDIA_CONVERT } },
      }),
    );
    submitter.configure({ [TRANSCODE_ENV.jobRoleArn]: this.role.roleArn });
  }
}
