import { DeleteObjectsCommand, type S3Client } from '@aws-sdk/client-s3';
import { AwsError } from './aws-error';
import { callSdk } from './call-sdk';

/**
 * Removes objects of a bucket, at most 1,000 (S3 API reference, DeleteObjects); those that are not there are as good as
 * removed.
 *
 * @throws AwsError where S3 does not answer, or keeps an object
 */
export async function deleteObjects(
  { bucket, client }: { readonly bucket: string; readonly client: S3Client },
  keys: readonly string[],
): Promise<void> {
  const Objects = keys.map(Key => ({ Key }));
  const command = new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } });
  const { Errors: [first] = [] } = await callSdk('DeleteObjects', () => client.send(command));
  if (first !== undefined)
    throw new AwsError({ operation: 'DeleteObjects', code: first.Code ?? 'NotDeleted' });
}
