import { callAws } from './aws-call';
import { type AwsEnvironment, awsEnvironment } from './aws-environment';
import { AwsError } from './aws-error';

/** An object, read whole. */
export interface StoredBytes {
  readonly body: Buffer;
  /** With its quotes; every object of S3 has one. */
  readonly eTag?: string;
}

/**
 * Reads a whole object. Without `s3:ListBucket` S3 answers 403 AccessDenied for a key that does not exist (API
 * reference, GetObject), so that counts as missing too.
 *
 * @param knownTag tag of the bytes that the caller has: they are not sent again
 * @returns undefined when there is no such object, `unchanged` when it still has the known tag
 * @throws AwsError for any other refusal, and when there is no answer in time
 * @throws TypeError for a key with a dot segment, which a URL would resolve, or with a character outside `[A-Za-z0-9/_.-]`
 */
export async function getObject(
  bucket: string,
  key: string,
  knownTag?: string,
): Promise<StoredBytes | 'unchanged' | undefined> {
  const environment = awsEnvironment();
  const url = objectUrl(bucket, key, environment);
  const headers: Record<string, string> = knownTag === undefined ? {} : { 'if-none-match': knownTag };
  const call = { operation: 'GetObject', service: 's3', method: 'GET', url, headers } as const;
  const { eTag, ...answer } = await callAws(call, environment);
  if (answer.status === 200) return { body: answer.body, ...(eTag === undefined ? {} : { eTag }) };
  if (answer.status === 304) return 'unchanged';
  const code = /<Code>(\w+)<\/Code>/.exec(answer.body.toString('latin1'))?.[1];
  if (answer.status === 404 && code === 'NoSuchKey') return undefined;
  if (answer.status === 403 && code === 'AccessDenied') return undefined;
  throw new AwsError({
    operation: 'GetObject',
    status: answer.status,
    ...(code === undefined ? {} : { code }),
  });
}

/** Keys are written in these characters only, so none needs an escape that signer and S3 could differ on. */
const KEY = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9/_.-]+$/;

/** Path-style where an endpoint is given, which has no name per bucket; virtual-hosted style in AWS. */
function objectUrl(bucket: string, key: string, { s3Endpoint, region, urlSuffix }: AwsEnvironment): string {
  if (!KEY.test(key))
    throw new TypeError('the key has a dot segment, or a character that keys here do not have');
  if (s3Endpoint === undefined) return `https://${bucket}.s3.${region}.${urlSuffix}/${key}`;
  return `${s3Endpoint.replace(/\/$/, '')}/${bucket}/${key}`;
}
