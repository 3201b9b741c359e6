import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { FailedVideo, ReadyVideo } from '../../core/video/record';
import { callSdk } from './call-sdk';

/** Version of the message's form: it changes when a subscriber could break. */
const VERSION = 1;

/** The topic that tells of films that are ready or have failed. */
export interface VideoEvents {
  /** @throws AwsError when the message was not taken, or nobody said so */
  announce(record: ReadyVideo | FailedVideo): Promise<void>;
}

/** The topic with that ARN. Its subscribers may filter by the attribute `status`. */
export function openVideoEvents({
  topicArn,
  client,
}: {
  readonly topicArn: string;
  readonly client: SNSClient;
}): VideoEvents {
  return {
    async announce(record) {
      const { id, title, status } = record;
      const failure = record.status === 'failed' ? { failure: record.failure } : {};
      const command = new PublishCommand({
        TopicArn: topicArn,
        Message: JSON.stringify({ version: VERSION, id, title, status, ...failure }),
        MessageAttributes: { status: { DataType: 'String', StringValue: status } },
      });
      await callSdk('Publish', () => client.send(command));
    },
  };
}
