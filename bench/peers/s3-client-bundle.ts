import { S3Client } from '@aws-sdk/client-s3';

/** A function that has a client of the SDK and does nothing with it. */
export const client = new S3Client({ region: 'eu-central-1' });
