import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { CATALOGUE } from '../../core/contract';
import type { Condition, Decision, Write } from '../../core/video/decision';
import type { VideoRecord } from '../../core/video/record';
import { callSdk } from './call-sdk';
import { ATTENTION, fromItem, toItem } from './catalogue-item';
import { unlessConditionFails } from './unless-condition-fails';

/** A decision that changes what is stored. */
export type Change = Write | Extract<Decision, { kind: 'remove' }>;

/** The films' records. Every method throws AwsError where DynamoDB does not answer, or refuses. */
export interface Catalogue {
  /**
   * The record as it is stored now (strongly consistent); undefined where there is none.
   *
   * @throws CatalogueItemError for an item that no code of ours has written
   */
  read(id: string): Promise<VideoRecord | undefined>;
  /**
   * Stores a change of the film's record under its condition; false where that holds no more. After an answer that was
   * lost the client asks again, so false may also mean that this very change was stored.
   */
  store(id: string, change: Change): Promise<boolean>;
  /** Ids of the films that something is left to do for, least recently touched first (eventually consistent). */
  unsettled(): AsyncIterable<string>;
}

const { key, byAttention } = CATALOGUE;
const keys = z.object({ [key]: z.string() });

/** The catalogue in a DynamoDB table. The client must leave out undefined values. */
export function openCatalogue({
  table,
  client,
}: {
  readonly table: string;
  readonly client: DynamoDBDocumentClient;
}): Catalogue {
  return {
    async read(id) {
      const command = new GetCommand({ TableName: table, Key: { [key]: id }, ConsistentRead: true });
      const { Item } = await callSdk('GetItem', () => client.send(command));
      return Item && fromItem(id, Item);
    },

    async store(id, change) {
      const place = { TableName: table, ...expressionOf(change.condition) };
      if (change.kind === 'write') {
        const command = new PutCommand({ ...place, Item: toItem(change.next) });
        return unlessConditionFails(callSdk('PutItem', () => client.send(command)));
      }
      const command = new DeleteCommand({ ...place, Key: { [key]: id } });
      return unlessConditionFails(callSdk('DeleteItem', () => client.send(command)));
    },

    async *unsettled() {
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          IndexName: byAttention.index,
          KeyConditionExpression: '#attention = :open',
          ExpressionAttributeNames: { '#attention': byAttention.partition },
          ExpressionAttributeValues: { ':open': ATTENTION[byAttention.partition] },
          ScanIndexForward: true,
        },
      );
      for (;;) {
        const { value: page, done } = await callSdk('Query', () => pages.next());
        if (done === true) return;
        for (const item of page.Items ?? []) yield keys.parse(item)[key];
      }
    },
  };
}

function expressionOf(condition: Condition) {
  if (!condition.exists) {
    return { ConditionExpression: 'attribute_not_exists(#key)', ExpressionAttributeNames: { '#key': key } };
  }
  return {
    ConditionExpression: '#status = :status AND #revision = :revision',
    ExpressionAttributeNames: { '#status': 'status', '#revision': 'revision' },
    ExpressionAttributeValues: { ':status': condition.status, ':revision': condition.revision },
  };
}
