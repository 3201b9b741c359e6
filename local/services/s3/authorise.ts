import type { AccessAsked } from '../calls';
import { isAllowed } from '../iam/is-allowed';
import type { Bucket } from './bucket';
import type { Exchange } from './exchange';
import { S3Error } from './s3-error';

export type S3Action =
  | 's3:AbortMultipartUpload'
  | 's3:DeleteObject'
  | 's3:GetObject'
  | 's3:ListBucket'
  | 's3:ListBucketMultipartUploads'
  | 's3:ListMultipartUploadParts'
  | 's3:PutObject';

/** One action that a caller needs for a request. */
export type AccessTarget = {
  readonly action: S3Action;
  /** Where it is not the exchange's own. */
  readonly bucket?: Bucket;
  /** Without a key the bucket itself is meant. */
  readonly key?: string;
  /** Condition keys of this request. */
  readonly context?: Readonly<Record<string, string>>;
};

/** What IAM is asked about a target. */
export function accessAsked(exchange: Exchange, target: AccessTarget): AccessAsked {
  const { action, key, bucket = exchange.bucket, context } = target;
  const resource = `arn:aws:s3:::${bucket.name}${key === undefined ? '' : `/${key}`}`;
  return { action, resource, ...(context !== undefined && { context }) };
}

/** Whether the caller may do this, by its own policies and the bucket's. */
export function mayDo(exchange: Exchange, target: AccessTarget): boolean {
  return isAllowed({
    ...accessAsked(exchange, target),
    principal: exchange.verified?.caller.principal,
    resourcePolicy: (target.bucket ?? exchange.bucket).policy,
  });
}

/**
 * What a missing object is answered with: S3 tells only those who may list the bucket that there is none
 * (S3 API reference, GetObject, "Permissions").
 */
export function missingObject(exchange: Exchange, bucket: Bucket = exchange.bucket): S3Error {
  if (!mayDo(exchange, { action: 's3:ListBucket', bucket })) return accessDenied();
  return new S3Error('NoSuchKey', 'There is no object with this key.');
}

export function accessDenied(): S3Error {
  return new S3Error('AccessDenied', 'Access Denied');
}
