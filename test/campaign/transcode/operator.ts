import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { CATALOGUE, OUTPUT } from '../../../core/contract';
import { newVideo } from '../../../core/video/new-video';
import { sourceKey } from '../../../core/video/object-keys';
import type { Clock } from '../../../local/clock';
import { LOCAL_REGION } from '../../../local/services/iam/account';
import type { LocalStack } from '../../../local/start-stack';

const OWNER = 'operator';

/** Who brings films in, and looks what has become of them; no fault meets those calls. */
export interface Operator {
  /** The record that waits for an upload. */
  announce(film: string): Promise<void>;
  /** Puts the film's source. */
  upload(film: string, content?: string): Promise<void>;
  /** The film's item in the catalogue. */
  item(film: string): Promise<Record<string, unknown> | undefined>;
  close(): void;
}

/** Calls at the time of the stack's clock, with the credentials of the account's owner. */
export function openOperator({ services, outputs }: LocalStack, clock: Clock): Operator {
  const shared = { region: LOCAL_REGION, credentials: services.operator };
  const s3 = new S3Client({
    ...{ ...shared, endpoint: services.s3.origin, forcePathStyle: true },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  const tables = new DynamoDBClient({ ...shared, endpoint: services.dynamoDb.origin });
  const catalogue = DynamoDBDocumentClient.from(tables);
  const TableName = outputs[OUTPUT.catalogueTable];
  const setClocks = (): void => {
    for (const { config } of [s3, tables]) config.systemClockOffset = clock.now() - Date.now();
  };
  return {
    async announce(id) {
      setClocks();
      const film = { id, owner: OWNER, title: 'A film', description: '', visibility: 'private' } as const;
      const { next } = newVideo(film, clock.now());
      const Item = { ...next, [CATALOGUE.byAttention.partition]: 'open' };
      await catalogue.send(new PutCommand({ TableName, Item }));
    },
    async upload(id, content = 'the bytes of a film') {
      setClocks();
      const place = { Bucket: outputs[OUTPUT.mediaBucket], Key: sourceKey(id) };
      await s3.send(new PutObjectCommand({ ...place, Body: content }));
    },
    async item(id) {
      setClocks();
      const Key = { [CATALOGUE.key]: id };
      const { Item } = await catalogue.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item;
    },
    close() {
      s3.destroy();
      tables.destroy();
    },
  };
}
