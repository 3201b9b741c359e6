import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { AwsError } from './aws-error';
import { callSdk } from './call-sdk';
import { deleteObjects } from './delete-objects';
import { unlessStatus } from './unless-status';

/** What the bucket sends along with an object's bytes. */
export interface FileHeaders {
  readonly contentType?: string;
  readonly cacheControl?: string;
}

/** A small object, read whole. */
export interface FilmFile extends FileHeaders {
  readonly bytes: Buffer;
  /** With its quotes. */
  readonly eTag: string;
}

/** Small objects of a film that are written beside what the transcoder wrote. Every method throws AwsError. */
export interface FilmFiles {
  /** Undefined where there is no such object. */
  read(key: string): Promise<FilmFile | undefined>;
  /** The tag of an object, with its quotes; undefined where there is none. */
  tagOf(key: string): Promise<string | undefined>;
  /** Writes an object, whatever was there. */
  put(key: string, body: string | Buffer, headers: FileHeaders): Promise<void>;
  /**
   * Writes an object anew, with its headers, unless somebody has written or removed it since it was read.
   *
   * @returns whether it was written
   */
  replace(key: string, read: FilmFile, body: Buffer): Promise<boolean>;
  /**
   * Copies an object within the bucket.
   *
   * @returns the tag of both, which is the MD5 of their bytes (S3 API reference, "Object"); undefined where there is no
   *   such object
   */
  copy(from: string, to: string, headers: FileHeaders): Promise<string | undefined>;
  /** Removes objects, at most 1,000; those that are not there are as good as removed. */
  remove(keys: readonly string[]): Promise<void>;
}

/** @param bucket name of the media bucket */
export function openFilmFiles({
  bucket,
  client,
}: {
  readonly bucket: string;
  readonly client: S3Client;
}): FilmFiles {
  return {
    async read(key) {
      const command = new GetObjectCommand({ Bucket: bucket, Key: key });
      const found = await unlessStatus(
        [404],
        callSdk('GetObject', () => client.send(command)),
      );
      if (found === undefined) return undefined;
      const { Body, ETag, ContentType, CacheControl } = found;
      const bytes = await callSdk('GetObject', async () => Body?.transformToByteArray());
      if (bytes === undefined || ETag === undefined)
        throw new AwsError({ operation: 'GetObject', code: 'NoETag' });
      return {
        bytes: Buffer.from(bytes),
        eTag: ETag,
        ...(ContentType === undefined ? {} : { contentType: ContentType }),
        ...(CacheControl === undefined ? {} : { cacheControl: CacheControl }),
      };
    },

    async tagOf(key) {
      const command = new HeadObjectCommand({ Bucket: bucket, Key: key });
      const found = await unlessStatus(
        [404],
        callSdk('HeadObject', () => client.send(command)),
      );
      return found?.ETag;
    },

    async put(key, body, headers) {
      const command = new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...named(headers) });
      await callSdk('PutObject', () => client.send(command));
    },

    async replace(key, read, body) {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        IfMatch: read.eTag,
        ...named(read),
      });
      const sent = callSdk('PutObject', () => client.send(command));
      // 409: another write is under way (S3 User Guide, "Conditional writes").
      return (await unlessStatus([404, 409, 412], sent)) !== undefined;
    },

    async copy(from, to, headers) {
      const command = new CopyObjectCommand({
        Bucket: bucket,
        Key: to,
        CopySource: `${bucket}/${from}`,
        MetadataDirective: 'REPLACE',
        ...named(headers),
      });
      const copied = await unlessStatus(
        [404],
        callSdk('CopyObject', () => client.send(command)),
      );
      return copied?.CopyObjectResult?.ETag;
    },

    remove: keys => deleteObjects({ bucket, client }, keys),
  };
}

function named({ contentType, cacheControl }: FileHeaders) {
  return {
    ...(contentType === undefined ? {} : { ContentType: contentType }),
    ...(cacheControl === undefined ? {} : { CacheControl: cacheControl }),
  };
}
