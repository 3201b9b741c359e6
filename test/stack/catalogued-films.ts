import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { VideoRecord } from '../../core/video/record';
import { isVideoId } from '../../core/video/video-id';
import { fromItem } from '../../lambdas/_shared/catalogue-item';
import { LOCAL_REGION } from '../../local/services/iam/account';
import type { StackFile } from '../../local/stack-file';

const items = z.array(z.looseObject({ id: z.string() }));

/** Every record of a stack's catalogue, read as its owner. */
export async function cataloguedFilms(stack: StackFile): Promise<VideoRecord[]> {
  const { dynamoDbOrigin: endpoint, operator: credentials } = stack;
  const client = new DynamoDBClient({ endpoint, region: LOCAL_REGION, credentials });
  try {
    const TableName = stack.outputs.CatalogueTable;
    const { Items } = await DynamoDBDocumentClient.from(client).send(new ScanCommand({ TableName }));
    // The table also counts attempts to sign in, and knows which film a request has made.
    const films = items.parse(Items).filter(({ id }) => isVideoId(id));
    return films.map(item => fromItem(item.id, item));
  } finally {
    client.destroy();
  }
}
