import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { sourceKey } from '../../core/video/object-keys';
import { LOCAL_REGION } from '../../local/services/iam/account';
import type { StackFile } from '../../local/stack-file';

/** SHA-256 of a film's source as the bucket has it, read as the account's owner. */
export async function sourceDigest({ s3Origin, operator, outputs }: StackFile, id: string): Promise<string> {
  const shared = { endpoint: s3Origin, region: LOCAL_REGION, credentials: operator, forcePathStyle: true };
  const client = new S3Client(shared);
  try {
    const { Body } = await client.send(
      new GetObjectCommand({ Bucket: outputs.MediaBucket, Key: sourceKey(id) }),
    );
    if (!(Body instanceof Readable)) throw new TypeError('the bucket gave no stream');
    return await digestOf(Body);
  } finally {
    client.destroy();
  }
}

/** SHA-256 of a file. */
export function fileDigest(path: string): Promise<string> {
  return digestOf(createReadStream(path));
}

async function digestOf(bytes: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}
