import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnTopic, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { TRANSCODE_ENV } from '../../core/contract';
import type { AppFunction } from './app-function';

/** The topic that tells of each film that is ready or has failed. */
export class VideoEvents extends Construct {
  /** Named in the outputs. */
  readonly topicArn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', { displayName: 'video-events', enforceSSL: true });
    this.topicArn = topic.topicArn;
    // Its key policy lets everyone in the account who may publish use it through SNS, so that no role needs rights at KMS.
    const { defaultChild } = topic.node;
    if (defaultChild instanceof CfnTopic) defaultChild.kmsMasterKeyId = 'alias/aws/sns';
  }

  /** Lets the function publish, and names the topic to it. */
  grantAnnounce(announcer: AppFunction): void {
    announcer.allow(new PolicyStatement({ actions: ['sns:Publish'], resources: [this.topicArn] }));
    announcer.configure({ [TRANSCODE_ENV.videoEventsTopicArn]: this.topicArn });
  }
}
