import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { CATALOGUE } from '../../core/contract';
import { callSdk } from './call-sdk';
import { unlessConditionFails } from './unless-condition-fails';

/**
 * Which film a request that may come again has made. A film's id is its own for ever, so what comes late of a film that
 * was removed never meets the one that was announced after it. Every method throws AwsError where DynamoDB does not
 * answer, or refuses.
 */
export interface RequestFilms {
  /** The id of the film that the request stands for: `candidate`, unless the request came before. */
  filmOf(requestKey: string, candidate: string): Promise<string>;
  /** The request stands for that film no more; for another one it may. */
  forget(requestKey: string, film: string): Promise<void>;
}

/** Begins the keys of requests; `#` stands in no film's id. */
const PREFIX = 'request#';

const { key } = CATALOGUE;
const requestItem = z.object({ film: z.string() });

/** Requests as items of the catalogue's table. They have no attribute of its indexes, so that no list ever meets them. */
export function openRequestFilms({
  table,
  client,
}: {
  readonly table: string;
  readonly client: DynamoDBDocumentClient;
}): RequestFilms {
  const place = (requestKey: string) => ({ TableName: table, Key: { [key]: `${PREFIX}${requestKey}` } });

  async function read(requestKey: string): Promise<string | undefined> {
    const command = new GetCommand({ ...place(requestKey), ConsistentRead: true });
    const { Item } = await callSdk('GetItem', () => client.send(command));
    return Item && requestItem.parse(Item).film;
  }

  async function claim(requestKey: string, film: string): Promise<boolean> {
    const command = new PutCommand({
      TableName: table,
      Item: { [key]: `${PREFIX}${requestKey}`, film },
      ConditionExpression: 'attribute_not_exists(#key)',
      ExpressionAttributeNames: { '#key': key },
    });
    return unlessConditionFails(callSdk('PutItem', () => client.send(command)));
  }

  return {
    async filmOf(requestKey, candidate) {
      for (;;) {
        if (await claim(requestKey, candidate)) return candidate;
        const film = await read(requestKey);
        // Otherwise it was forgotten in between.
        if (film !== undefined) return film;
      }
    },

    async forget(requestKey, film) {
      const command = new DeleteCommand({
        ...place(requestKey),
        ConditionExpression: '#film = :film',
        ExpressionAttributeNames: { '#film': 'film' },
        ExpressionAttributeValues: { ':film': film },
      });
      await unlessConditionFails(callSdk('DeleteItem', () => client.send(command)));
    },
  };
}
