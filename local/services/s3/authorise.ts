import { isAllowed } from '../iam/is-allowed';
import type { Bucket } from './bucket';
import type { Exchange } from './exchange';
import { S3Error } from './s3-error';

type S3Action =
  | 's3:AbortMultipartUpload'
  | 's3:DeleteObject'
  | 's3:GetObject'
  | 's3:ListBucket'
  | 's3:ListBucketMultipartUploads'
  | 's3:ListMultipartUploadParts'
  | 's3:PutObject';

type AccessTarget = {
  /** Where it is not the exchange's own. */
  readonly bucket?: Bucket;
  /** Without a key the bucket itself is meant. */
  readonly key?: string;
  /** Condition keys of this request. */
  readonly context?: Readonly<Record<string, string>>;
};

/** Whether the caller may do this, by its own policies and the bucket's. */
export function mayDo(exchange: Exchange, action: S3Action, target: AccessTarget = {}): boolean {
  const bucket = target.bucket ?? exchange.bucket;
  return isAllowed({
    principal: exchange.verified?.caller.principal,
    action,
    resource: `arn:aws:s3:::${bucket.name}${target.key === undefined ? '' : `/${target.key}`}`,
    resourcePolicy: bucket.policy,
    ...(target.context === undefined ? {} : { context: target.context }),
  });
}

/** @throws S3Error `AccessDenied` when the caller may not do this */
export function demand(exchange: Exchange, action: S3Action, target: AccessTarget = {}): void {
  if (!mayDo(exchange, action, target)) throw accessDenied();
}

/**
 * What a missing object is answered with: S3 tells only those who may list the bucket that there is none
 * (S3 API reference, GetObject, "Permissions").
 */
export function missingObject(exchange: Exchange, bucket: Bucket = exchange.bucket): S3Error {
  if (!mayDo(exchange, 's3:ListBucket', { bucket })) return accessDenied();
  return new S3Error('NoSuchKey', 'There is no object with this key.');
}

function accessDenied(): S3Error {
  return new S3Error('AccessDenied', 'Access Denied');
}
