import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { filmPrefix } from '../../core/video/object-keys';
import type { Film } from '../../local/film-catalogue';
import { LOCAL_REGION } from '../../local/services/iam/account';
import type { StackFile } from '../../local/stack-file';

/** Brings everything of a film's run out of the bucket into a folder, as the account's owner. */
export async function downloadFilm(stack: StackFile, { id, run }: Film, dir: string): Promise<void> {
  const { s3Origin: endpoint, operator: credentials } = stack;
  const client = new S3Client({ endpoint, region: LOCAL_REGION, credentials, forcePathStyle: true });
  const Bucket = stack.outputs.MediaBucket;
  const Prefix = `${filmPrefix(id, run)}/`;
  try {
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
      for (const { Key = '' } of Contents) {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        const file = join(dir, Key.slice(Prefix.length));
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, (await Body?.transformToByteArray()) ?? '');
      }
    }
  } finally {
    client.destroy();
  }
}
