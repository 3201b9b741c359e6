import { z } from 'zod';
import { putFolder } from '../put-folder';
import { resourceType } from './resource-type';

const properties = z.strictObject({
  ServiceToken: z.string(),
  SourceBucketNames: z.array(z.string()),
  SourceObjectKeys: z.array(z.string()),
  DestinationBucketName: z.string(),
  WaitForDistributionInvalidation: z.unknown().optional(),
  Prune: z.boolean(),
  SystemMetadata: z.strictObject({ 'cache-control': z.string().optional() }).optional(),
  OutputObjectKeys: z.unknown().optional(),
});

/**
 * CDK's BucketDeployment, by its meaning: the files of its assets become objects. Its Python function never runs.
 * The edge starts with an empty cache, so there is nothing to invalidate; nothing is pruned.
 */
export const bucketDeployment = resourceType(
  'Custom::CDKBucketDeployment',
  properties,
  async (properties, { logicalId, account }) => {
    for (const key of properties.SourceObjectKeys) {
      const folder = account.assets.get(key);
      if (folder === undefined) throw new Error(`the assembly holds no files for ${logicalId}`);
      const cacheControl = properties.SystemMetadata?.['cache-control'];
      await putFolder({
        s3Origin: account.s3.origin,
        caller: account.operator,
        bucket: properties.DestinationBucketName,
        prefix: '',
        folder,
        clock: account.clock,
        ...(cacheControl !== undefined && { cacheControl }),
      });
    }
    return {
      ref: logicalId,
      attributes: { DestinationBucketArn: `arn:aws:s3:::${properties.DestinationBucketName}` },
    };
  },
);
