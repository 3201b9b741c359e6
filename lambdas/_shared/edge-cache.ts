import { type CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { callSdk } from './call-sdk';

/** What the distribution keeps of its origins. */
export interface EdgeCache {
  /**
   * Forgets what it keeps below a path; it takes some minutes until every edge has done so.
   *
   * @param path such as `/vod/ID/*`
   * @param reference names the wish: with the same one again nothing is done, and nothing charged, a second time
   *   (CloudFront API reference, InvalidationBatch, "CallerReference")
   * @throws AwsError where CloudFront does not answer, or refuses, as it does while 15 such paths are under way
   */
  invalidate(path: string, reference: string): Promise<void>;
}

/** The cache of the distribution with that id. */
export function openEdgeCache({
  distributionId,
  client,
}: {
  readonly distributionId: string;
  readonly client: CloudFrontClient;
}): EdgeCache {
  return {
    async invalidate(path, reference) {
      const command = new CreateInvalidationCommand({
        DistributionId: distributionId,
        InvalidationBatch: { CallerReference: reference, Paths: { Quantity: 1, Items: [path] } },
      });
      await callSdk('CreateInvalidation', () => client.send(command));
    },
  };
}
