import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { callSdk } from './call-sdk';

/** Our own message in the upload queue: go on with the film. */
export interface ContinueMessage {
  readonly video: string;
  /** How many retries went before. */
  readonly retry: number;
}

/** The queue that start-transcode works through. */
export interface UploadQueue {
  /**
   * @param delaySeconds from 0 to 900
   * @throws AwsError when the message was not taken, or nobody said so
   */
  send(message: ContinueMessage, delaySeconds: number): Promise<void>;
}

/** The queue at that URL. */
export function openUploadQueue({
  url,
  client,
}: {
  readonly url: string;
  readonly client: SQSClient;
}): UploadQueue {
  return {
    async send({ video, retry }, delaySeconds) {
      const command = new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify({ video, retry }),
        DelaySeconds: delaySeconds,
      });
      await callSdk('SendMessage', () => client.send(command));
    },
  };
}
