import type { SQSEvent, SQSMessageAttribute, SQSRecord } from 'aws-lambda';
import { LOCAL_REGION } from '../services/iam/account';
import type { ReceivedMessage } from './received-message';

/** The event that Lambda calls a function with for messages of a queue (Lambda developer guide, "Using Lambda with Amazon SQS"). */
export function sqsEvent(messages: readonly ReceivedMessage[], queueArn: string): SQSEvent {
  return { Records: messages.map(message => toRecord(message, queueArn)) };
}

function toRecord(message: ReceivedMessage, queueArn: string): SQSRecord {
  const { Attributes } = message;
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: {
      ApproximateReceiveCount: Attributes['ApproximateReceiveCount'] ?? '',
      SentTimestamp: Attributes['SentTimestamp'] ?? '',
      SenderId: Attributes['SenderId'] ?? '',
      ApproximateFirstReceiveTimestamp: Attributes['ApproximateFirstReceiveTimestamp'] ?? '',
    },
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes).map(([name, { DataType, StringValue, BinaryValue }]) => {
        const attribute: SQSMessageAttribute = {
          ...(StringValue !== undefined && { stringValue: StringValue }),
          ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
          ...{ stringListValues: [], binaryListValues: [], dataType: DataType },
        };
        return [name, attribute];
      }),
    ),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: LOCAL_REGION,
  };
}
