import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { newVideo } from '../../core/video/new-video';
import { sourceKey } from '../../core/video/object-keys';
import { VIDEO_ID_BYTES, videoId } from '../../core/video/video-id';
import { toItem } from '../../lambdas/_shared/catalogue-item';
import { systemClock } from '../../local/clock';
import { LOCAL_REGION } from '../../local/services/iam/account';
import type { StackFile } from '../../local/stack-file';

/**
 * Makes a record and puts its source, past the API and its refusals, and leaves the rest to the pipeline.
 *
 * @returns the film's id
 */
export async function uploadFilm(
  stack: StackFile,
  path: string,
  { title = 'A film', now = systemClock.now() }: { readonly title?: string; readonly now?: number } = {},
): Promise<string> {
  const { s3Origin, dynamoDbOrigin, operator: credentials, outputs } = stack;
  const account = { region: LOCAL_REGION, credentials };
  const dynamoDb = new DynamoDBClient({ endpoint: dynamoDbOrigin, ...account });
  const s3 = new S3Client({ endpoint: s3Origin, forcePathStyle: true, ...account });
  const id = videoId(randomBytes(VIDEO_ID_BYTES));
  const film = { id, owner: 'somebody', title, description: '', visibility: 'private' } as const;
  try {
    const Item = toItem(newVideo(film, now).next);
    await DynamoDBDocumentClient.from(dynamoDb).send(
      new PutCommand({ TableName: outputs.CatalogueTable, Item }),
    );
    const Body = await readFile(path);
    await s3.send(new PutObjectCommand({ Bucket: outputs.MediaBucket, Key: sourceKey(id), Body }));
    return id;
  } finally {
    dynamoDb.destroy();
    s3.destroy();
  }
}
