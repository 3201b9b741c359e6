import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { AwsError } from './aws-error';
import { callSdk } from './call-sdk';
import { unlessStatus } from './unless-status';

/** An object as the bucket holds it at the moment. */
export interface StoredObject {
  /** Bytes. */
  readonly size: number;
  /** Without quotes, as S3's notifications have it. */
  readonly eTag: string;
}

/**
 * The media bucket. A function that uses it needs s3:ListBucket besides s3:GetObject: without it S3 answers 403 for a
 * key that does not exist (API reference, HeadObject), and that is no sign of absence. Every method throws AwsError.
 */
export interface MediaBucket {
  readonly name: string;
  /** Undefined where there is no such object. */
  head(key: string): Promise<StoredObject | undefined>;
  /**
   * The whole object; undefined where there is none.
   *
   * @throws AwsError `TooLarge` for an object of more than `maxBytes`, before it is read
   */
  read(key: string, maxBytes: number): Promise<Buffer | undefined>;
  exists(key: string): Promise<boolean>;
}

/** The bucket with that name. */
export function openMediaBucket({
  bucket,
  client,
}: {
  readonly bucket: string;
  readonly client: S3Client;
}): MediaBucket {
  async function head(key: string): Promise<StoredObject | undefined> {
    const command = new HeadObjectCommand({ Bucket: bucket, Key: key });
    const found = await unlessStatus(
      [404],
      callSdk('HeadObject', () => client.send(command)),
    );
    if (found === undefined) return undefined;
    const { ContentLength, ETag } = found;
    if (ContentLength === undefined || ETag === undefined) {
      throw new AwsError({ operation: 'HeadObject', code: 'NoETag' });
    }
    return { size: ContentLength, eTag: ETag.replaceAll('"', '') };
  }

  return {
    name: bucket,
    head,
    exists: async key => (await head(key)) !== undefined,
    async read(key, maxBytes) {
      const command = new GetObjectCommand({ Bucket: bucket, Key: key });
      const bytes = await unlessStatus(
        [404],
        callSdk('GetObject', async () => {
          const { Body, ContentLength = Number.POSITIVE_INFINITY } = await client.send(command);
          if (ContentLength <= maxBytes) return Body?.transformToByteArray();
          if (Body instanceof Readable) Body.destroy();
          throw new TooLargeError();
        }),
      );
      return bytes && Buffer.from(bytes);
    },
  };
}

/** Its name becomes the code of the AwsError. */
class TooLargeError extends Error {
  override readonly name = 'TooLarge';
}
