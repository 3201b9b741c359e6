import { z } from 'zod';
import { LOCAL_REGION } from '../services/iam/account';
import { resourceType } from './resource-type';

const allBlocked = z.strictObject({
  BlockPublicAcls: z.literal(true),
  BlockPublicPolicy: z.literal(true),
  IgnorePublicAcls: z.literal(true),
  RestrictPublicBuckets: z.literal(true),
});

const properties = z.strictObject({
  BucketEncryption: z.unknown(),
  CorsConfiguration: z.unknown().optional(),
  LifecycleConfiguration: z.unknown().optional(),
  NotificationConfiguration: z.unknown().optional(),
  OwnershipControls: z.unknown().optional(),
  PublicAccessBlockConfiguration: allBlocked,
  Tags: z.unknown().optional(),
});

/**
 * A private bucket; one that was made before keeps its objects. Queues that it tells of new ones get a test event first,
 * so their policies must stand before it.
 */
export const bucket = resourceType(
  'AWS::S3::Bucket',
  properties,
  async (properties, { logicalId, account }) => {
    const name = logicalId.toLowerCase();
    await account.s3.createBucket({
      name,
      ...(properties.CorsConfiguration !== undefined && { cors: properties.CorsConfiguration }),
      notifications: properties.NotificationConfiguration,
      lifecycle: properties.LifecycleConfiguration,
    });
    const host = `${name}.s3.${LOCAL_REGION}.amazonaws.com`;
    account.hosts.set(host, `${account.s3.origin}/${name}`);
    return { ref: name, attributes: { Arn: `arn:aws:s3:::${name}`, RegionalDomainName: host } };
  },
);
