import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { CATALOGUE } from '../../core/contract';
import type { VideoRecord } from '../../core/video/record';
import type { Viewers } from '../../core/video/viewers';
import { AwsError } from './aws-error';
import { callSdk } from './call-sdk';
import { fromItem } from './catalogue-item';

/** A list of films: an owner's, or those that the same others may see at the moment. */
export type FilmList = { readonly owner: string } | { readonly viewers: Viewers };

/** A place in a list: right after a film. */
export type Place = Pick<VideoRecord, 'id' | 'createdAt'>;

/** A piece of a list, newest first. */
export interface FilmPage {
  readonly films: readonly VideoRecord[];
  /** Whether the list goes on. */
  readonly more: boolean;
}

/** Lists of films, newest first, a moment behind what is stored (secondary indexes are eventually consistent). */
export interface FilmLists {
  /**
   * The films after a place, or from the newest on.
   *
   * @param limit most films, at least 1
   * @throws AwsError CatalogueItemError
   */
  page(list: FilmList, limit: number, after: Place | undefined): Promise<FilmPage>;
}

const identified = z.object({ [CATALOGUE.key]: z.string() });

/** The lists as indexes of the catalogue's table have them. */
export function openFilmLists({
  table,
  client,
}: {
  readonly table: string;
  readonly client: DynamoDBDocumentClient;
}): FilmLists {
  return {
    async page(list, limit, after) {
      const { index, partition, sort } = 'owner' in list ? CATALOGUE.byOwner : CATALOGUE.byViewers;
      const value = 'owner' in list ? list.owner : list.viewers;
      const command = new QueryCommand({
        TableName: table,
        IndexName: index,
        KeyConditionExpression: '#partition = :value',
        ExpressionAttributeNames: { '#partition': partition },
        ExpressionAttributeValues: { ':value': value },
        ScanIndexForward: false,
        Limit: limit,
        ...(after && {
          ExclusiveStartKey: { [CATALOGUE.key]: after.id, [partition]: value, [sort]: after.createdAt },
        }),
      });
      const { Items = [], LastEvaluatedKey } = await callSdk('Query', () => client.send(command));
      return { films: Items.map(read), more: LastEvaluatedKey !== undefined };
    },
  };
}

function read(item: unknown): VideoRecord {
  const parsed = identified.safeParse(item);
  if (!parsed.success) throw new AwsError({ operation: 'Query', code: 'NoKey' });
  return fromItem(parsed.data[CATALOGUE.key], item);
}
