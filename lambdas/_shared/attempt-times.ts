import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { CATALOGUE } from '../../core/contract';
import { callSdk } from './call-sdk';
import { unlessConditionFails } from './unless-condition-fails';

/** Until when attempts count, by slot. Every method throws AwsError where DynamoDB does not answer, or refuses. */
export interface AttemptTimes {
  /** Milliseconds since the epoch (strongly consistent); undefined for a slot that was never used. */
  read(slot: string): Promise<number | undefined>;
  /** Stores a time in place of the one that was read; false where another stands there by now. */
  store(slot: string, time: number, before: number | undefined): Promise<boolean>;
}

/** Begins the keys of slots; `#` stands in no film's id. */
const PREFIX = 'attempts#';

const { key } = CATALOGUE;
const slotItem = z.object({ fullAt: z.number() });

/** Slots as items of the catalogue's table. They have no attribute of its indexes, so that no list ever meets them. */
export function openAttemptTimes({
  table,
  client,
}: {
  readonly table: string;
  readonly client: DynamoDBDocumentClient;
}): AttemptTimes {
  return {
    async read(slot) {
      const command = new GetCommand({
        TableName: table,
        Key: { [key]: `${PREFIX}${slot}` },
        ConsistentRead: true,
      });
      const { Item } = await callSdk('GetItem', () => client.send(command));
      return slotItem.safeParse(Item).data?.fullAt;
    },

    async store(slot, time, before) {
      const command = new PutCommand({
        TableName: table,
        Item: { [key]: `${PREFIX}${slot}`, fullAt: time },
        ...(before === undefined
          ? { ConditionExpression: 'attribute_not_exists(#fullAt)' }
          : { ConditionExpression: '#fullAt = :before', ExpressionAttributeValues: { ':before': before } }),
        ExpressionAttributeNames: { '#fullAt': 'fullAt' },
      });
      return unlessConditionFails(callSdk('PutItem', () => client.send(command)));
    },
  };
}
