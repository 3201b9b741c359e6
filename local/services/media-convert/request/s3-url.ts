import { z } from 'zod';

const S3_URL =
  /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/((?:(?!\.{1,2}\/)[A-Za-z0-9_.-]+\/)*(?!\.{1,2}$)[A-Za-z0-9_.-]+)$/;

/** `s3://BUCKET/KEY`, with a key of the characters that keys have here, and no dot segment. */
export const s3Url = z.string().regex(S3_URL);

export interface S3Location {
  readonly bucket: string;
  readonly key: string;
}

/** Bucket and key of a URL; undefined for one that is none of S3's. */
export function s3Location(url: string): S3Location | undefined {
  const [, bucket, key] = S3_URL.exec(url) ?? [];
  return bucket === undefined || key === undefined ? undefined : { bucket, key };
}
