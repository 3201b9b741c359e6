import { z } from 'zod';
import { resourceType } from './resource-type';

const properties = z.strictObject({ Bucket: z.string(), PolicyDocument: z.unknown() });

/** Who besides the account's roles may use a bucket, and who may not. */
export const bucketPolicy = resourceType(
  'AWS::S3::BucketPolicy',
  properties,
  async (properties, { logicalId, account }) => {
    await account.s3.putBucketPolicy(properties.Bucket, properties.PolicyDocument);
    return { ref: logicalId, attributes: {} };
  },
);
