import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sdkOptions } from './sdk-options';

/** Clients by what they are for. Each is made when it is asked for, and reads the process environment for the rest. */
export const sdkClients = {
  catalogue: () =>
    DynamoDBDocumentClient.from(new DynamoDBClient(sdkOptions()), {
      marshallOptions: { removeUndefinedValues: true },
    }),
  mediaBucket: () => new S3Client(sdkOptions()),
  /**
   * For uploads in parts, without checksums of its own (`openMultipartUpload`). One attempt, whose answer may take long:
   * S3 joins many parts before it answers.
   */
  multipartUpload: () =>
    new S3Client({
      ...sdkOptions({ attempts: 1, requestTimeout: 20_000 }),
      requestChecksumCalculation: 'WHEN_REQUIRED',
    }),
  edgeCache: () => new CloudFrontClient(sdkOptions()),
  mediaConvert: () => new MediaConvertClient(sdkOptions()),
  /** One attempt, whose answer may take long but comes well before the lease's margin of 15 s is over. */
  jobSubmission: () => new MediaConvertClient(sdkOptions({ attempts: 1, requestTimeout: 10_000 })),
  /** Two attempts: each may send somebody a message. */
  userPool: () => new CognitoIdentityProviderClient(sdkOptions({ attempts: 2 })),
  uploadQueue: () => new SQSClient(sdkOptions()),
  videoEvents: () => new SNSClient(sdkOptions()),
};
