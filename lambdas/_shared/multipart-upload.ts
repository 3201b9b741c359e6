import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { UploadedPart } from '../../core/upload/parts';
import { AwsError } from './aws-error';
import { callSdk } from './call-sdk';
import { unlessStatus } from './unless-status';

/** What became of a wish to complete an upload. */
export type Completion =
  | { readonly outcome: 'completed'; readonly eTag: string }
  /** There is an object with that key (412), or another writer is about to make one (409). */
  | { readonly outcome: 'taken' }
  /** S3 knows no such upload: it was completed or aborted. */
  | { readonly outcome: 'no_upload' }
  /** S3 does not take the parts as they are. */
  | { readonly outcome: 'parts_refused' };

/** Objects that are uploaded in parts. Every method throws AwsError where S3 does not answer, or refuses. */
export interface MultipartUpload {
  /** The new upload's id. */
  begin(key: string, contentType: string): Promise<string>;
  /**
   * A URL that takes one PUT of exactly so many bytes as that part; it holds its own right. No call is made.
   *
   * @param length bytes, signed as Content-Length
   * @param seconds for which the URL is good
   */
  signPart(uploadId: string, key: string, part: number, length: number, seconds: number): Promise<string>;
  /** The parts that have arrived, by number; undefined where S3 knows no such upload. */
  parts(key: string, uploadId: string): Promise<UploadedPart[] | undefined>;
  /** Makes the object of its parts, if there is none with that key yet. */
  complete(
    key: string,
    uploadId: string,
    parts: readonly Pick<UploadedPart, 'partNumber' | 'eTag'>[],
  ): Promise<Completion>;
  /** Ends an upload, and every right to it; false where S3 knows no such upload. */
  abort(key: string, uploadId: string): Promise<boolean>;
}

/** Codes with which S3 refuses parts (S3 API reference, CompleteMultipartUpload, "Errors"). */
const REFUSED = new Set(['InvalidPart', 'InvalidPartOrder', 'EntityTooSmall', 'EntityTooLarge']);

/**
 * @param client one that sends no checksums of its own: an upload that was begun with an algorithm takes no part without
 *   it, and a page's PUT has none
 */
export function openMultipartUpload({
  bucket,
  client,
}: {
  readonly bucket: string;
  readonly client: S3Client;
}): MultipartUpload {
  return {
    async begin(key, contentType) {
      const command = new CreateMultipartUploadCommand({
        Bucket: bucket,
        Key: key,
        ContentType: contentType,
      });
      const { UploadId } = await callSdk('CreateMultipartUpload', () => client.send(command));
      if (UploadId === undefined)
        throw new AwsError({ operation: 'CreateMultipartUpload', code: 'NoUploadId' });
      return UploadId;
    },

    signPart(uploadId, key, part, length, seconds) {
      const command = new UploadPartCommand({
        Bucket: bucket,
        Key: key,
        UploadId: uploadId,
        PartNumber: part,
        ContentLength: length,
      });
      return callSdk('UploadPart', () => getSignedUrl(client, command, { expiresIn: seconds }));
    },

    async parts(key, uploadId) {
      const parts: UploadedPart[] = [];
      for (let marker: string | undefined; ; ) {
        const command = new ListPartsCommand({
          Bucket: bucket,
          Key: key,
          UploadId: uploadId,
          ...(marker === undefined ? {} : { PartNumberMarker: marker }),
        });
        const page = await unlessStatus(
          [404],
          callSdk('ListParts', () => client.send(command)),
        );
        if (page === undefined) return undefined;
        for (const { PartNumber, Size, ETag } of page.Parts ?? []) {
          if (PartNumber === undefined || Size === undefined || ETag === undefined) continue;
          parts.push({ partNumber: PartNumber, size: Size, eTag: ETag });
        }
        // The SDK's paginator goes by the marker alone, which S3 gives on the last page too: it would begin anew.
        if (page.IsTruncated !== true || page.NextPartNumberMarker === undefined) return parts;
        marker = page.NextPartNumberMarker;
      }
    },

    async complete(key, uploadId, parts) {
      const command = new CompleteMultipartUploadCommand({
        Bucket: bucket,
        Key: key,
        UploadId: uploadId,
        IfNoneMatch: '*',
        MultipartUpload: {
          Parts: parts.map(({ partNumber, eTag }) => ({ PartNumber: partNumber, ETag: eTag })),
        },
      });
      try {
        const { ETag } = await callSdk('CompleteMultipartUpload', () => client.send(command));
        if (ETag === undefined) throw new AwsError({ operation: 'CompleteMultipartUpload', code: 'NoETag' });
        return { outcome: 'completed', eTag: ETag.replaceAll('"', '') };
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        if (error.status === 412 || error.status === 409) return { outcome: 'taken' };
        if (error.status === 404) return { outcome: 'no_upload' };
        if (REFUSED.has(error.code ?? '')) return { outcome: 'parts_refused' };
        throw error;
      }
    },

    async abort(key, uploadId) {
      const command = new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: uploadId });
      const done = await unlessStatus(
        [404],
        callSdk('AbortMultipartUpload', () => client.send(command)),
      );
      return done !== undefined;
    },
  };
}
